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
