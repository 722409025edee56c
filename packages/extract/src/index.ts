export { type Content, readContent } from './content.ts';
export { ExtractError } from './errors.ts';
export { type Extracted, type ExtractOptions, extract, understand } from './extract.ts';
export type { OcrOptions } from './ocr/read-picture.ts';
export type { Page, Rect, Rule, Word } from './page.ts';
export type { PdfEngine } from './pdf/read.ts';
export { presets } from './presets/presets.ts';
export { type ReadOptions, readPages } from './read.ts';
