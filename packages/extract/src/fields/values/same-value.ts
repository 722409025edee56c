import { fold } from '../fold.ts';

const CENT = 0.0101;

/** Whether two values say the same: numbers to the cent, texts by their letters and digits. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one === 'number') return typeof other === 'number' && Math.abs(one - other) <= CENT;
  if (typeof one === 'string' && (typeof other === 'string' || typeof other === 'number'))
    return lettersOf(one) === lettersOf(String(other));
  return one === other;
}

/** Letters and digits without case, accents and spaces. */
export const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** How alike two texts are (0..1): the Dice coefficient of their letter triples. */
export function textLikeness(one: string, other: string): number {
  const [a, b] = [triplesOf(one), triplesOf(other)];
  const shared = [...a].filter((triple) => b.has(triple)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}

function triplesOf(text: string): Set<string> {
  const letters = lettersOf(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => letters.slice(at, at + 3)),
  );
}
