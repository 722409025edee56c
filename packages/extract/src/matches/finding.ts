import type { Difference } from '@docglean/contract';
import type { ReadLine } from './line-likeness.ts';
import type { LinePairing } from './pair-lines.ts';

/** Something that differs between a paper that claims and the one it follows. */
export type Finding = Pick<Difference, 'kind' | 'severity' | 'message'> & {
  field: string | null;
  claim: ReadLine | null;
  base: ReadLine | null;
  /** Of both sides, in this order. */
  values: readonly [claimed: unknown, set: unknown];
  /** How much more is charged for it than agreed, before tax. */
  excess: number;
};

/** How much of a claim line is for a base line; null: nobody knows. */
export interface Share {
  pair: LinePairing;
  quantity: number | null;
}

/** Without the noise of floating point. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6;
