import { setImmediate } from 'node:timers/promises';
import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import type { ReadOptions } from '../read.ts';
import { loadPdfium, withDocument } from './pdfium.ts';
import { readPage } from './read-page.ts';

/** Words and lines of every page. Throws PASSWORD_REQUIRED, TOO_MANY_PAGES, or CORRUPT_FILE also for no pages. */
export async function readWithPdfium(
  bytes: Uint8Array,
  { mostPages, onPage, ocr }: Pick<ReadOptions, 'mostPages' | 'onPage' | 'ocr'>,
): Promise<Page[]> {
  const pdfium = await loadPdfium();
  return withDocument(pdfium, bytes, async (document) => {
    const total = pdfium.call.FPDF_GetPageCount(document);
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'PDFium finds no pages');
    if (total > mostPages) throw new ExtractError('TOO_MANY_PAGES', `${total} pages`);
    const pages: Page[] = [];
    for (let index = 0; index < total; index++) {
      pages.push(await readPage(pdfium, document, index, ocr));
      onPage?.(index + 1, total);
      await setImmediate();
    }
    return pages;
  });
}
