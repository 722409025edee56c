import { setImmediate } from 'node:timers/promises';
import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import type { ReadOptions } from '../read.ts';
import { readCharacters } from './characters.ts';
import { frameOf } from './frame.ts';
import { loadPdfium, type Pdfium, withDocument } from './pdfium.ts';
import { readRulings } from './rulings.ts';
import { joinWords } from './words.ts';

/** Words and lines of every page. Throws PASSWORD_REQUIRED, TOO_MANY_PAGES, or CORRUPT_FILE also for no pages. */
export async function readWithPdfium(
  bytes: Uint8Array,
  { mostPages, onPage }: Pick<ReadOptions, 'mostPages' | 'onPage' | 'ocr'>,
): Promise<Page[]> {
  const pdfium = await loadPdfium();
  return withDocument(pdfium, bytes, async (document) => {
    const total = pdfium.call.FPDF_GetPageCount(document);
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'PDFium finds no pages');
    if (total > mostPages) throw new ExtractError('TOO_MANY_PAGES', `${total} pages`);
    const pages: Page[] = [];
    for (let index = 0; index < total; index++) {
      pages.push(readPage(pdfium, document, index));
      onPage?.(index + 1, total);
      await setImmediate();
    }
    return pages;
  });
}

/** A page that cannot be loaded is an empty page: the others are still worth having. */
function readPage(pdfium: Pdfium, document: number, index: number): Page {
  const number = index + 1;
  const handle = pdfium.call.FPDF_LoadPage(document, index);
  if (!handle) return { number, source: 'text', width: 612, height: 792, words: [], rules: [], placed: true };
  try {
    const frame = frameOf(pdfium, handle);
    const { width, height } = frame;
    const words = joinWords(readCharacters(pdfium, handle, frame), frame);
    const rules = readRulings(pdfium, handle, frame);
    return { number, source: 'text', width, height, words, rules, placed: true };
  } finally {
    pdfium.call.FPDF_ClosePage(handle);
  }
}
