import { isDocx, readDocx } from './docx/read-docx.ts';
import { ExtractError } from './errors.ts';
import { imageFormatOf, isHeic } from './image/image-format.ts';
import { readImage } from './image/read-image.ts';
import type { OcrOptions } from './ocr/read-picture.ts';
import type { Page } from './page.ts';
import { isPdf, type PdfEngine, readPdf } from './pdf/read.ts';

export interface ReadOptions {
  pdfEngine: PdfEngine;
  ocr: OcrOptions;
  mostPages: number;
  /** Only these pages, such as `1-3,5`. */
  range?: string | undefined;
  password?: string | undefined;
  /** Called as each page is read. */
  onPage?: ((done: number, total: number) => void) | undefined;
}

const MOST_PAGES = 2000;

/**
 * Bytes to pages, by what the bytes are and not by what they are called. Throws ExtractError: UNSUPPORTED_FORMAT,
 * CORRUPT_FILE, PASSWORD_REQUIRED, PAGES_NOT_FOUND, TOO_MANY_PAGES, IMAGE_TOO_LARGE, FILE_TOO_LARGE.
 */
export async function readPages(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<Page[]> {
  const complete: ReadOptions = { pdfEngine: 'pdfium', ocr: {}, mostPages: MOST_PAGES, ...options };
  if (isPdf(bytes)) return readPdf(bytes, complete);
  if (isDocx(bytes)) return readDocx(bytes);
  if (imageFormatOf(bytes) || isHeic(bytes)) return readImage(bytes, complete);
  throw new ExtractError('UNSUPPORTED_FORMAT');
}
