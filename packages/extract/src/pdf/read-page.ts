import { readImagePage } from '../ocr/read-image-page.ts';
import type { OcrOptions } from '../ocr/read-picture.ts';
import { asDisplayed, type Page, type Rect, type Word } from '../page.ts';
import { readCharacters } from './characters.ts';
import { readDrawing } from './drawing.ts';
import { readFormFields } from './form-fields.ts';
import { type Frame, frameOf } from './frame.ts';
import type { Pdfium } from './pdfium.ts';
import { renderPage } from './render-page.ts';
import { isOn, unreadAreas } from './unread-areas.ts';
import { joinWords } from './words.ts';

const OCR_DOTS_PER_INCH = 200;
const UNLOADED = { source: 'text', width: 612, height: 792, words: [], rules: [], placed: true } as const;

/** PDFium's handles of the document and its form (0 for none), and the page's number from 1. */
interface PageOfDocument {
  document: number;
  form: number;
  number: number;
}

/** Text where a page has text, OCR where it has not. A page that cannot be loaded is empty: others are worth having. */
export async function readPage(
  pdfium: Pdfium,
  { document, form, number }: PageOfDocument,
  ocr: OcrOptions,
): Promise<Page> {
  const handle = pdfium.call.FPDF_LoadPage(document, number - 1);
  if (!handle) return { number, ...UNLOADED, words: [], rules: [] };
  try {
    const frame = frameOf(pdfium, handle);
    const { width, height } = frame;
    const filled = readFormFields(pdfium, form, handle, frame);
    const words = [...joinWords(readCharacters(pdfium, handle, frame), frame), ...filled];
    const drawing = readDrawing(pdfium, handle, frame);
    const { rules } = drawing;
    const page: Page = { number, source: 'text', width, height, words, rules, placed: true };
    const areas = unreadAreas(words, drawing);
    if (areas.length === 0) return page;
    const scanned = await readScan(pdfium, handle, frame, number, ocr);
    return areas.some(isWhole) ? scannedPage(page, scanned) : mixedPage(page, scanned, areas);
  } finally {
    pdfium.call.FPDF_ClosePage(handle);
  }
}

const isWhole = ({ width, height }: Rect): boolean => width === 1 && height === 1;

const readScan = (pdfium: Pdfium, handle: number, frame: Frame, number: number, ocr: OcrOptions) =>
  readImagePage(number, renderPage(pdfium, handle, frame, OCR_DOTS_PER_INCH), ocr);

/** Drawn lines keep their place only on a page that was not turned. */
const scannedPage = (page: Page, scanned: Page): Page =>
  scanned.setUpright || scanned.words.length === 0 ? scanned : { ...scanned, rules: page.rules };

/** The page's own words, and those of its large pictures which stand on none of them. */
function mixedPage(page: Page, scanned: Page, areas: readonly Rect[]): Page {
  const added = scanned.words
    .map((word): Word => ({ ...word, box: asDisplayed(scanned, word.box) }))
    .filter(({ box }) => areas.some((area) => isOn(box, area)))
    .filter(({ box }) => !page.words.some((word) => isOn(word.box, box) || isOn(box, word.box)));
  return { ...page, words: [...page.words, ...added] };
}
