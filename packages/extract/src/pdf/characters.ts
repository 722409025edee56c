import type { Frame } from './frame.ts';
import type { Pdfium } from './pdfium.ts';

/** A character as displayed: edges in points from the page's top left. Spaces are kept, they part words. */
export interface Character {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
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
  const { call } = pdfium;
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
        const text = textOf(call.FPDFText_GetUnicode(textPage, index) >>> 0);
        if (text.trim() === '') {
          visible.push(SPACE);
          invisible.push(SPACE);
          continue;
        }
        call.FPDFText_GetLooseCharBox(textPage, index, address);
        const [ax, ay] = frame.place(pdfium.floatAt(address, 0), pdfium.floatAt(address, 1));
        const [bx, by] = frame.place(pdfium.floatAt(address, 2), pdfium.floatAt(address, 3));
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

const LINE_END_HYPHENS = new Set([0x02, 0xfffe]);

function textOf(code: number): string {
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
  const known = new Map<number, Style>();
  return (index) => {
    const object = call.FPDFText_GetTextObject(textPage, index);
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
    return style;
  };
}

/**
 * Says whether the same character was printed before within a tenth of its height. The letters of a ligature
 * ("tt") share one box and follow each other: those are two.
 */
function overprintFinder(): (character: Character) => boolean {
  let last: Character | undefined;
  const seen = new Map<string, Character[]>();
  const cell = (value: number) => Math.floor(value / 8);
  return (character) => {
    const tolerance = (character.bottom - character.top) * 0.1;
    const ligature = last !== undefined && last.left === character.left && last.right === character.right;
    last = character;
    if (ligature) return false;
    for (const column of [cell(character.left - tolerance), cell(character.left + tolerance)]) {
      for (const other of seen.get(`${character.text} ${column} ${cell(character.top)}`) ?? []) {
        const apart = Math.abs(other.left - character.left) + Math.abs(other.top - character.top);
        if (apart < tolerance) return true;
      }
    }
    const key = `${character.text} ${cell(character.left)} ${cell(character.top)}`;
    const here = seen.get(key);
    if (here) here.push(character);
    else seen.set(key, [character]);
    return false;
  };
}
