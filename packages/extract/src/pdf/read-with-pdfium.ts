import { setImmediate } from 'node:timers/promises';
import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import { pagesIn } from '../page-range.ts';
import type { ReadOptions } from '../read.ts';
import { withForm } from './form-fields.ts';
import { loadPdfium, withDocument } from './pdfium.ts';
import { readPage } from './read-page.ts';

/** Words and lines of every page. Throws PASSWORD_REQUIRED, PAGES_NOT_FOUND, TOO_MANY_PAGES, or CORRUPT_FILE also for no pages. */
export async function readWithPdfium(
  bytes: Uint8Array,
  { mostPages, range, password, onPage, ocr }: ReadOptions,
): Promise<Page[]> {
  const pdfium = await loadPdfium();
  const read = async (document: number, form: number) => {
    const total = pdfium.call.FPDF_GetPageCount(document);
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'PDFium finds no pages');
    const numbers = pagesIn(range, total);
    if (numbers.length > mostPages) throw new ExtractError('TOO_MANY_PAGES', `${numbers.length} pages`);
    const pages: Page[] = [];
    for (const number of numbers) {
      pages.push(await readPage(pdfium, { document, form, number }, ocr));
      onPage?.(pages.length, numbers.length);
      await setImmediate();
    }
    return pages;
  };
  const readDocument = (document: number) => withForm(pdfium, document, (form) => read(document, form));
  return withDocument(pdfium, bytes, readDocument, password);
}
