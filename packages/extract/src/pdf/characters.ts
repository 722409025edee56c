import type { Edges, Frame } from './frame.ts';
import { overprintFinder } from './overprint.ts';
import type { Pdfium } from './pdfium.ts';

/** A character as displayed. Spaces are kept, they part words. */
export interface Character extends Edges {
  text: string;
  bold: boolean;
  turned: boolean;
  space: boolean;
}

/** Parts words, wherever it stands. */
const SPACE: Character = {
  text: ' ',
  left: 0,
  top: 0,
  right: 0,
  bottom: 0,
  bold: false,
  turned: false,
  space: true,
};

const INVISIBLE_RENDER_MODE = 3;
const BOLD_WEIGHT = 600;

/**
 * The characters of a page in the order of its content stream, less those outside the page box (PDFium gives
 * them too), those printed twice on one spot (a way to fake bold), and an invisible layer on a page that
 * has visible text of its own.
 */
export function readCharacters(pdfium: Pdfium, page: number, frame: Frame): Character[] {
  const { call, floatAt } = pdfium;
  // Taken out of the module's hundreds of functions once, not for every character.
  const { FPDFText_GetUnicode: unicodeOf, FPDFText_GetLooseCharBox: readBox } = call;
  const textPage = call.FPDFText_LoadPage(page);
  if (!textPage) return [];
  try {
    const visible: Character[] = [];
    const invisible: Character[] = [];
    const styleOf = styleReader(pdfium, textPage, frame.quarterTurns);
    const isOverprint = overprintFinder();
    const count = call.FPDFText_CountChars(textPage);
    pdfium.lend(16, (address) => {
      for (let index = 0; index < count; index++) {
        const text = textOf(unicodeOf(textPage, index) >>> 0);
        if (isBlank(text)) {
          visible.push(SPACE);
          invisible.push(SPACE);
          continue;
        }
        readBox(textPage, index, address);
        const [ax, ay] = frame.place(floatAt(address, 0), floatAt(address, 1));
        const [bx, by] = frame.place(floatAt(address, 2), floatAt(address, 3));
        const [left, right] = ax < bx ? [ax, bx] : [bx, ax];
        const [top, bottom] = ay < by ? [ay, by] : [by, ay];
        const inside = right > 0 && bottom > 0 && left < frame.width && top < frame.height;
        const style = styleOf(index);
        const { bold, turned } = style;
        const character = { text, left, top, right, bottom, bold, turned, space: false };
        if (!inside || isOverprint(character)) continue;
        (style.invisible ? invisible : visible).push(character);
      }
    });
    return invisible.length > visible.length ? [...visible, ...invisible] : visible;
  } finally {
    call.FPDFText_ClosePage(textPage);
  }
}

const isBlank = (text: string): boolean => (text < '!' || text > '~') && text.trim() === '';

const LINE_END_HYPHENS = new Set([0x02, 0xfffe]);

function textOf(code: number): string {
  if (code > 0x20 && code < 0x7f) return String.fromCharCode(code);
  if (LINE_END_HYPHENS.has(code)) return '-';
  if (code === 0 || code > 0x10ffff) return '';
  const text = String.fromCodePoint(code);
  return code >= 0xfb00 && code <= 0xfb06 ? text.normalize('NFKC') : text;
}

interface Style {
  bold: boolean;
  invisible: boolean;
  turned: boolean;
}

/** Style is the same for a whole text object: ask once for each. */
function styleReader({ call }: Pdfium, textPage: number, quarterTurns: number): (index: number) => Style {
  const { FPDFText_GetTextObject: textObjectOf } = call;
  const known = new Map<number, Style>();
  let last: { object: number; style: Style } | undefined;
  return (index) => {
    const object = textObjectOf(textPage, index);
    if (last?.object === object) return last.style;
    let style = known.get(object);
    if (!style) {
      const invisible = object !== 0 && call.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE_RENDER_MODE;
      const angle = call.FPDFText_GetCharAngle(textPage, index) - (quarterTurns * Math.PI) / 2;
      style = {
        bold: call.FPDFText_GetFontWeight(textPage, index) >= BOLD_WEIGHT,
        invisible,
        turned: Math.abs(Math.sin(angle)) > 0.5,
      };
      if (object) known.set(object, style);
    }
    last = object ? { object, style } : undefined;
    return style;
  };
}
