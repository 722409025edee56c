import type { Reading } from '../../reading.ts';

/** What a sentence of a contract says: the value, where, and how plainly (0..1). */
export interface Said {
  value: unknown;
  start: number;
  end: number;
  strength: number;
}

export type Finder = (text: string, reading: Reading) => Said[];

/** Letters from the start in which a contract names its parties and its own date. */
export const OPENING = 3000;
/** Sentences looked at for one thing. */
export const MOST_SAID = 3;
