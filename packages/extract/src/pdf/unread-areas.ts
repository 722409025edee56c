import type { Rect, Word } from '../page.ts';
import type { Drawing } from './drawing.ts';

/** A page of fewer characters than this has next to no text: a page number, a stamp. */
const NEXT_TO_NOTHING = 25;
/** Share of a page that a picture covers before it may be a scan; logos are smaller. */
const LARGE = 0.2;
/** Share of characters that stand for something; less is what a font without a map leaves behind. */
const LEGIBLE = 0.8;
const WHOLE_PAGE: Rect = { x: 0, y: 0, width: 1, height: 1 };

/**
 * Where a page has print that its text does not tell: all of it where there is no text worth the name and something
 * is drawn, else large pictures without text of their own on them. Nowhere for most digital pages.
 */
export function unreadAreas(words: readonly Word[], { pictures, objects }: Drawing): Rect[] {
  if (objects === 0) return [];
  const text = words.map((word) => word.text).join('');
  if (text.length === 0 || !isLegible(text)) return [WHOLE_PAGE];
  const large = pictures.filter(({ width, height }) => width * height > LARGE);
  if (text.length < NEXT_TO_NOTHING && large.length > 0) return [WHOLE_PAGE];
  return large.filter((picture) => lettersOn(picture, words) < NEXT_TO_NOTHING);
}

/** What nearly every character is, so that few are looked at one by one. */
const PLAIN = /[A-Za-z0-9.,:;()/-]+/g;
const STRANGE = /[\p{Co}\p{Cn}\p{Cc}\ufffd]/u;
const MEANINGFUL = /[\p{L}\p{N}.,:;%€$£()/@&+#'’"*_=<>–—-]/u;

/** Also false for an OCR layer of poor quality, which is full of stray marks. */
function isLegible(text: string): boolean {
  const rest = [...text.replace(PLAIN, '')];
  const strange = rest.filter((character) => STRANGE.test(character)).length;
  const meaningless = rest.filter((character) => !MEANINGFUL.test(character)).length;
  return strange < text.length * (1 - LEGIBLE) && text.length - meaningless > text.length * LEGIBLE;
}

function lettersOn(picture: Rect, words: readonly Word[]): number {
  return words.filter(({ box }) => isOn(box, picture)).reduce((sum, { text }) => sum + text.length, 0);
}

/** Whether the middle of a box lies in an area. */
export function isOn(box: Rect, area: Rect): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return x > area.x && x < area.x + area.width && y > area.y && y < area.y + area.height;
}
