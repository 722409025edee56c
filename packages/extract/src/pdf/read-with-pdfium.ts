import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import { pagesIn } from '../page-range.ts';
import { pagesAtOnce } from '../pages-at-once.ts';
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
    return pagesAtOnce(numbers, (number) => readPage(pdfium, { document, form, number }, ocr), onPage);
  };
  const readDocument = (document: number) => withForm(pdfium, document, (form) => read(document, form));
  return withDocument(pdfium, bytes, readDocument, password);
}
