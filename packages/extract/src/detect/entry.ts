import { type Span, spanText } from '../layout/segments.ts';
import { plainLabel } from './field-name.ts';
import { type Position, positionOf } from './sample.ts';

/** How a label and its value were told: the earlier, the surer. */
export type Told = 'colon' | 'tick' | 'shared' | 'aligned' | 'capitals' | 'head' | 'stacked';

/** A label with what a sample has filled in. */
export interface Entry {
  label: string;
  raw: string;
  value: Span[];
  told: Told;
  position: Position;
}

export function entryOf(label: string, value: Span[], told: Told): Entry[] {
  const [first] = value;
  if (!first) return [];
  const raw = value.map(spanText).join(' ').replace(/\s+/g, ' ').trim();
  return [{ label: label.trim(), raw, value, told, position: positionOf(first.segment) }];
}

const MOST_LABEL_WORDS = 8;
const MOST_LABEL_LETTERS = 70;
const MOST_VALUE_WORDS = 14;
const MOST_VALUE_LETTERS = 160;
/** Words from which on a full stop ends a sentence. */
const SENTENCE = 5;
const OF_PAGES =
  /^(?:page|pages|seite|seiten|pagina|página|pág|strona|blad|sida|side|стр|страница|σελιδα)\b/iu;

/** Text that can be the name of a field. */
export const isLabelLike = (text: string): boolean =>
  /\p{L}{2}/u.test(text) &&
  text.length <= MOST_LABEL_LETTERS &&
  text.split(/\s+/).length <= MOST_LABEL_WORDS &&
  !OF_PAGES.test(text) &&
  !/@|https?|www\.|\d{5}|[.!?]\s+\p{L}/u.test(plainLabel(text));

/** Text that can have been filled in, and is not a sentence that runs on. */
export function isValueLike(text: string): boolean {
  const words = text.split(/\s+/);
  if (!/[\p{L}\p{N}☐☒☑✓✔■□]/u.test(text) || /:$/.test(text)) return false;
  if (/^[_.…\s-]+$/.test(text)) return false;
  if (words.length > SENTENCE && /[.!?]$|[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)) return false;
  return words.length <= MOST_VALUE_WORDS && text.length <= MOST_VALUE_LETTERS;
}
