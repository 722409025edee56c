import type { Segment } from '../../layout/segments.ts';
import type { Candidate } from '../candidates/candidate.ts';
import { CENT } from '../choose-amounts.ts';
import type { Reading } from '../reading.ts';
import { comesTo, type TaxRow } from './tax-row.ts';
import { amountOf, taxRows } from './tax-rows.ts';

/** What was chosen as the sums of the document. */
export interface Sums {
  net: Candidate | undefined;
  tax: Candidate | undefined;
}

/** The tax of a document by rate: rows that together are its sums, where these are known. */
export function findTaxes(reading: Reading, items: ReadonlySet<Segment>, { net, tax }: Sums): TaxRow[] {
  const printed = taxRows(reading, items);
  const whole = distinct(printed.filter(isProven));
  const exact = subsets(whole).find((rows) => isSum(rows, 'tax', tax) && isSum(rows, 'net', net));
  if (exact) return exact;
  const rows = [...Map.groupBy(printed, ({ rate }) => rate).values()]
    .flatMap((same) => joined(same) ?? [])
    .filter(({ rate, tax: own }) => rate > 0 || (own !== null && amountOf(own) === 0));
  const [only] = rows;
  if (rows.length === 1 && only?.tax && !only.net && net) {
    const fits = comesTo(amountOf(net), only.rate, amountOf(only.tax));
    return [fits ? { ...only, net } : only];
  }
  // Rates that are named in passing are too many.
  return subsets(rows).find((some) => tax !== undefined && isSum(some, 'tax', tax)) ?? rows;
}

const isProven = ({ rate, net, tax }: TaxRow): boolean =>
  net !== null && tax !== null && comesTo(amountOf(net), rate, amountOf(tax));

const distinct = (rows: readonly TaxRow[]): TaxRow[] =>
  rows.filter((row, index) => rows.findIndex((other) => isSameRow(other, row)) === index);

const isSameRow = (a: TaxRow, b: TaxRow): boolean =>
  a.rate === b.rate && a.net?.value === b.net?.value && a.tax?.value === b.tax?.value;

/** More rows than that are those of a table of items. */
const MOST_ROWS = 8;

/** Every choice of rows, the most rows first. */
function subsets(rows: readonly TaxRow[]): TaxRow[][] {
  if (rows.length > MOST_ROWS) return [];
  return Array.from({ length: 2 ** rows.length - 1 }, (_, index) =>
    rows.filter((_row, at) => ((index + 1) >> at) & 1),
  ).sort((a, b) => b.length - a.length);
}

/** Whether the rows come to a sum of the document; an unknown sum is no objection. */
function isSum(rows: readonly TaxRow[], part: 'net' | 'tax', sum: Candidate | undefined): boolean {
  if (!sum) return true;
  const all = rows.reduce((total, row) => total + (row[part] ? amountOf(row[part]) : 0), 0);
  return Math.abs(Math.abs(all) - Math.abs(amountOf(sum))) < CENT;
}

/** One row of all that is said of a rate: what holds by itself, else a net and a tax from two lines, else the last tax. */
function joined(rows: readonly TaxRow[]): TaxRow | null {
  const complete = rows.findLast(isProven);
  if (complete) return complete;
  for (const { rate, rateSpan, tax } of rows) {
    const net = tax && rows.find((one) => one.net && comesTo(amountOf(one.net), rate, amountOf(tax)))?.net;
    if (net) return { rate, rateSpan, net, tax };
  }
  return rows.find(({ net, tax }) => net && tax) ?? rows.findLast(({ tax }) => tax) ?? null;
}
