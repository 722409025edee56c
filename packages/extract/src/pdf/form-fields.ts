import type { Word } from '../page.ts';
import type { Edges, Frame } from './frame.ts';
import type { Pdfium } from './pdfium.ts';

/** PDFium's numbers for kinds of annotations and fields. */
const widget = 20;
const checkBox = 2;
const radioButton = 3;
const written = new Set([4, 5, 6]);

/** Points; a field higher than that has room for several lines and usually one. */
const highestLine = 14;

/** Opens the form of a document for the time of `use`; `use` gets 0 where it has none. */
export async function withForm<T>(
  { call }: Pdfium,
  document: number,
  use: (form: number) => Promise<T>,
): Promise<T> {
  if (call.FPDF_GetFormType(document) === 0) return use(0);
  const info = call.PDFiumExt_OpenFormFillInfo();
  const form = call.PDFiumExt_InitFormFillEnvironment(document, info);
  try {
    return await use(form);
  } finally {
    call.PDFiumExt_ExitFormFillEnvironment(form);
    call.PDFiumExt_CloseFormFillInfo(info);
  }
}

/** What is filled into the form fields of a page, as words at their place: values, and ☒ or ☐ for boxes to tick. */
export function readFormFields(pdfium: Pdfium, form: number, page: number, frame: Frame): Word[] {
  if (form === 0) return [];
  const { call } = pdfium;
  // Only a page that the form was told of says which of its boxes are ticked.
  call.FORM_OnAfterLoadPage(page, form);
  const words = Array.from({ length: call.FPDFPage_GetAnnotCount(page) }).flatMap((_, index) => {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    try {
      if (call.FPDFAnnot_GetSubtype(annotation) !== widget) return [];
      const text = textOf(pdfium, form, annotation);
      return text === '' ? [] : wordsAt(text, rectOf(pdfium, annotation, frame), frame);
    } finally {
      call.FPDFPage_CloseAnnot(annotation);
    }
  });
  call.FORM_OnBeforeClosePage(page, form);
  return words;
}

function textOf({ call, lend, copy }: Pdfium, form: number, annotation: number): string {
  const kind = call.FPDFAnnot_GetFormFieldType(form, annotation);
  if (kind === checkBox || kind === radioButton)
    return call.FPDFAnnot_IsChecked(form, annotation) ? '☒' : '☐';
  if (!written.has(kind)) return '';
  const length = call.FPDFAnnot_GetFormFieldValue(form, annotation, 0, 0);
  return lend(Math.max(2, length), (address) => {
    call.FPDFAnnot_GetFormFieldValue(form, annotation, address, length);
    return new TextDecoder('utf-16le').decode(copy(address, length)).replace(/\0+$/, '').trim();
  });
}

function rectOf({ call, lend, floats }: Pdfium, annotation: number, frame: Frame): Edges {
  const [left = 0, top = 0, right = 0, bottom = 0] = lend(16, (address) => {
    call.FPDFAnnot_GetRect(annotation, address);
    return floats(address, 4);
  });
  const [ax, ay] = frame.place(left, top);
  const [bx, by] = frame.place(right, bottom);
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) };
}

/** Spreads the words of a value over its field, line by line, as wide as their letters. */
function wordsAt(text: string, { left, top, right, bottom }: Edges, frame: Frame): Word[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.split(/\s+/).filter(Boolean));
  const height = Math.min((bottom - top) / lines.length, highestLine);
  const first = lines.length > 1 ? top : (top + bottom - height) / 2;
  return lines.flatMap((words, row) => {
    const letters = words.join(' ').length;
    const letterWidth = Math.min((right - left) / Math.max(1, letters), height * 0.6);
    let x = left;
    return words.map((word): Word => {
      const start = x;
      x += (word.length + 1) * letterWidth;
      return {
        text: word,
        fontSize: height,
        box: {
          x: start / frame.width,
          y: (first + row * height) / frame.height,
          width: (word.length * letterWidth) / frame.width,
          height: height / frame.height,
        },
      };
    });
  });
}
