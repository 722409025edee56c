import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import { readCharacters } from './characters.ts';
import { frameOf } from './frame.ts';
import { loadPdfium, type Pdfium, withDocument } from './pdfium.ts';
import { readRulings } from './rulings.ts';
import { joinWords } from './words.ts';

export type OnPage = (done: number, total: number) => void;

/** Words and lines of every page. Throws PASSWORD_REQUIRED, or CORRUPT_FILE also for a document of no pages. */
export async function readWithPdfium(bytes: Uint8Array, onPage?: OnPage): Promise<Page[]> {
  const pdfium = await loadPdfium();
  return withDocument(pdfium, bytes, (document) => {
    const total = pdfium.call.FPDF_GetPageCount(document);
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'PDFium finds no pages');
    return Array.from({ length: total }, (_, index) => {
      const page = readPage(pdfium, document, index);
      onPage?.(index + 1, total);
      return page;
    });
  });
}

/** A page that cannot be loaded is an empty page: the others are still worth having. */
function readPage(pdfium: Pdfium, document: number, index: number): Page {
  const handle = pdfium.call.FPDF_LoadPage(document, index);
  if (!handle) return { number: index + 1, width: 612, height: 792, words: [], rules: [], placed: true };
  try {
    const frame = frameOf(pdfium, handle);
    const words = joinWords(readCharacters(pdfium, handle, frame), frame);
    const rules = readRulings(pdfium, handle, frame);
    return { number: index + 1, width: frame.width, height: frame.height, words, rules, placed: true };
  } finally {
    pdfium.call.FPDF_ClosePage(handle);
  }
}
