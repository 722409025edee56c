import { setImmediate } from 'node:timers/promises';
import { ExtractError } from '../errors.ts';
import type { Page } from '../page.ts';
import { pagesIn } from '../page-range.ts';
import type { ReadOptions } from '../read.ts';
import { readCharacters } from './characters.ts';
import { readFormFields, withForm } from './form-fields.ts';
import { frameOf } from './frame.ts';
import { loadPdfium, type Pdfium, withDocument } from './pdfium.ts';
import { readRulings } from './rulings.ts';
import { joinWords } from './words.ts';

/** Words and lines of every page. Throws PASSWORD_REQUIRED, PAGES_NOT_FOUND, TOO_MANY_PAGES, or CORRUPT_FILE also for no pages. */
export async function readWithPdfium(
  bytes: Uint8Array,
  { mostPages, range, password, onPage }: ReadOptions,
): Promise<Page[]> {
  const pdfium = await loadPdfium();
  const read = async (document: number, form: number) => {
    const total = pdfium.call.FPDF_GetPageCount(document);
    if (total === 0) throw new ExtractError('CORRUPT_FILE', 'PDFium finds no pages');
    const numbers = pagesIn(range, total);
    if (numbers.length > mostPages) throw new ExtractError('TOO_MANY_PAGES', `${numbers.length} pages`);
    const pages: Page[] = [];
    for (const number of numbers) {
      pages.push(readPage(pdfium, document, form, number));
      onPage?.(pages.length, numbers.length);
      await setImmediate();
    }
    return pages;
  };
  const readDocument = (document: number) => withForm(pdfium, document, (form) => read(document, form));
  return withDocument(pdfium, bytes, readDocument, password);
}

/** A page that cannot be loaded is an empty page: the others are still worth having. */
function readPage(pdfium: Pdfium, document: number, form: number, number: number): Page {
  const handle = pdfium.call.FPDF_LoadPage(document, number - 1);
  if (!handle) return { number, source: 'text', width: 612, height: 792, words: [], rules: [], placed: true };
  try {
    const frame = frameOf(pdfium, handle);
    const { width, height } = frame;
    const words = [
      ...joinWords(readCharacters(pdfium, handle, frame), frame),
      ...readFormFields(pdfium, form, handle, frame),
    ];
    const rules = readRulings(pdfium, handle, frame);
    return { number, source: 'text', width, height, words, rules, placed: true };
  } finally {
    pdfium.call.FPDF_ClosePage(handle);
  }
}
