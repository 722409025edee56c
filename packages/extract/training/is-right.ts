import { fold } from '../src/fields/fold.ts';

const CENT = 0.0101;

/** Whether a candidate's value is the true one: numbers to the cent, texts by their letters and digits. */
export function isRight(truth: unknown, value: unknown): boolean {
  if (typeof truth === 'number') return typeof value === 'number' && Math.abs(truth - value) <= CENT;
  if (typeof truth === 'string' && (typeof value === 'string' || typeof value === 'number'))
    return lettersOf(truth) === lettersOf(String(value));
  return truth === value;
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
