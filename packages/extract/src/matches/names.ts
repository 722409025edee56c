import { fold } from '../fields/fold.ts';
import { LEGAL_FORM } from '../fields/parties/legal-forms.ts';
import { textLikeness } from '../fields/values/same-value.ts';
import type { Party } from './paper.ts';

const LEGAL_FORMS = new RegExp(LEGAL_FORM.source, 'giu');
const FILLERS = new Set(
  'and und et en y e i the der die das de da do la le les el los il of von van fur for und co group gruppe holding'.split(
    ' ',
  ),
);

/** What is left of a company's name when spellings, legal forms and small words are taken away. */
export function nameWords(name: string): string[] {
  const words = fold(name.replace(LEGAL_FORMS, ' '))
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !FILLERS.has(word));
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
}

/** How alike two names of companies are (0..1): "NORTHWIND PAPER" and "Northwind Paper Ltd." are the same. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [nameWords(one), nameWords(other)];
  if (a.length === 0 || b.length === 0) return textLikeness(one, other);
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const found = few.reduce(
    (sum, word) => sum + word.length * Math.max(...many.map((its) => wordLikeness(word, its))),
    0,
  );
  const [fewLetters, manyLetters] = [few.join('').length, many.join('').length];
  const within = found / fewLetters;
  const whole = (2 * found) / (fewLetters + manyLetters);
  return Math.max(0.75 * within + 0.25 * whole, textLikeness(a.join(''), b.join('')), initials(few, many));
}

/** "IBM" is International Business Machines. */
const initials = (few: readonly string[], many: readonly string[]): number =>
  few.length === 1 && many.length > 2 && few[0] === many.map((word) => word[0]).join('') ? 0.85 : 0;

/** Words are alike where one begins the other or most of their letters agree. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.startsWith(short)) return 0.85;
  // Whoever mistypes a word seldom does so in its first letter; and most words are not alike at all.
  if (short.length < 3 || short[0] !== long[0] || long.length - short.length > 2 || /\d/.test(short))
    return 0;
  if (short.length === 3) return editDistance(short, long, 1) === 1 ? 0.7 : 0;
  const distance = editDistance(short, long, 2);
  return distance <= (short.length >= 7 ? 2 : 1) ? 0.85 : 0;
}

/** Letters to add, take away or change (Levenshtein), as far as `most`; anything more is `most + 1`. */
function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const changed = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

export const compactVat = ({ vatId }: Party): string | null =>
  vatId ? vatId.toUpperCase().replace(/[^A-Z\d]/g, '') || null : null;

/** VAT ids with and without the letters of their country are the same. */
export function sameVat(one: Party, other: Party): boolean | null {
  const [a, b] = [compactVat(one), compactVat(other)];
  if (!a || !b) return null;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.endsWith(short) && long.length - short.length <= 2;
}

/** How alike two parties are: by VAT id, else by name; null where nothing is known of one of them. */
export function partyLikeness(one: Party, other: Party): number | null {
  if (sameVat(one, other)) return 1;
  return one.name && other.name ? nameLikeness(one.name, other.name) : null;
}
