import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import type { ReadOptions } from '../read.ts';
import { readWithPdfParse } from './read-with-pdf-parse.ts';
import { readWithPdfium } from './read-with-pdfium.ts';

export type PdfEngine = 'pdfium' | 'pdf-parse';

const HEADER = '%PDF-';
const HEADER_WITHIN = 1024;

/** Some programs write a few bytes before the header; readers accept it within the first 1024. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, HEADER_WITHIN + HEADER.length)).includes(HEADER);
}

/** PDFium first; a file that it refuses gets a second chance with pdf-parse, which repairs other damage. */
export async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<Page[]> {
  if (options.pdfEngine === 'pdf-parse') return readWithPdfParse(bytes, options);
  try {
    return await readWithPdfium(bytes, options);
  } catch (error) {
    const refused = error instanceof ExtractError && error.code === 'CORRUPT_FILE';
    if (!refused) throw error;
    return readWithPdfParse(bytes, options);
  }
}
