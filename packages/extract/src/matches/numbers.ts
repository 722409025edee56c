import { fold } from '../fields/fold.ts';

/** Letters and digits alone: "PO 2024-17" and "po2024/17" are the same number. */
export const compactNumber = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Without the letters before it and leading zeros: "PO-00451" is also written "451". */
const coreOf = (compact: string): string => compact.replace(/^\p{L}+/u, '').replace(/^0+/, '');
/** Letters stay where the rest is too short to tell. */
const shortOf = (compact: string): string => (/^\p{L}+/u.exec(compact)?.[0] ?? '') + coreOf(compact);

const LOOKALIKES: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  l: '1',
  s: '5',
  b: '8',
  z: '2',
  g: '6',
  q: '9',
};
/** Letters that scans take for digits, as the digits. */
const asDigits = (compact: string): string =>
  compact.replace(/[oilsbzgq]/g, (letter) => LOOKALIKES[letter] ?? letter);

const SHORTEST_CORE = 3;

/** What all spellings of a number have in common, short ones whole. */
export function numberKey(text: string): string | null {
  const compact = compactNumber(text);
  if (!/\d/.test(compact)) return null;
  const core = coreOf(asDigits(coreOf(compact)));
  return core.length >= SHORTEST_CORE ? core : shortOf(compact);
}

/** How sure it is that two texts are the same number (0..1); 0: they are not. */
export function numberLikeness(one: string, other: string): number {
  const [a, b] = [compactNumber(one), compactNumber(other)];
  if (!a || !b) return 0;
  if (a === b) return 1;
  const [coreA, coreB] = [coreOf(a), coreOf(b)];
  if (coreA === coreB) return coreA.length >= SHORTEST_CORE || shortOf(a) === shortOf(b) ? 0.9 : 0;
  const key = numberKey(one);
  return key !== null && key.length > SHORTEST_CORE && key === numberKey(other) ? 0.75 : 0;
}

const DATE = /\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/g;

/** The numbers that a text may hold: all of it, and its parts where it lists several or says more. */
export function numbersIn(text: string): string[] {
  const parts = text.replace(DATE, ' ').split(/[,;|&\s]+/);
  const whole = text.length <= 40 ? [text] : [];
  const several = parts.filter((part) => part.replace(/\D/g, '').length >= SHORTEST_CORE);
  return [...new Set([...whole, ...several])].filter((one) => /\d/.test(one));
}

/** How alike two numbers are written: 1, "PO-17" and "PO-99" are of one series; 0.5, they may be, as "17" and "PO-99". */
export function seriesLikeness(one: string, other: string): number {
  const [a, b] = [shapeOf(one), shapeOf(other)];
  if (a.letters === b.letters && a.rest === b.rest) return 1;
  const isSameStart = a.letters !== '' && a.letters === b.letters;
  return isSameStart || (a.rest === b.rest && (a.letters === '' || b.letters === '')) ? 0.5 : 0;
}

/** The letters it begins with, and the rest with all digits alike. */
function shapeOf(text: string): { letters: string; rest: string } {
  const compact = compactNumber(text);
  const letters = /^\p{L}*/u.exec(compact)?.[0] ?? '';
  return { letters, rest: asDigits(compact.slice(letters.length)).replace(/\d/g, '9') };
}
