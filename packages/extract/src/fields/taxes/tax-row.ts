import type { Span } from '../../layout/segments.ts';
import type { Candidate } from '../candidates/candidate.ts';

/** What a document says of one rate of tax: the rate, what it is on, and what it comes to. */
export interface TaxRow {
  /** Percent. */
  rate: number;
  rateSpan: Span;
  net: Candidate | null;
  tax: Candidate | null;
}

/** Money by which a printed tax may differ from net × rate: it is often the sum of taxes rounded line by line. */
const ROUNDING = 0.051;

/** Whether a rate on a sum comes to a tax, signs aside: credit notes print either. */
export const comesTo = (net: number, rate: number, tax: number): boolean =>
  Math.abs((Math.abs(net) * rate) / 100 - Math.abs(tax)) < ROUNDING;
