import { tokens } from '../fields/fold.ts';
import type { Label } from '../fields/labels.ts';
import type { Line } from '../layout/lines.ts';
import { type Span, spanText } from '../layout/segments.ts';
import type { Cells } from './cells.ts';
import type { Head } from './headers.ts';

export const NUMBERS = ['amount', 'unit_price', 'quantity', 'gross_amount'];
const TOTALS = [
  'lines_total',
  'net_amount',
  'total_amount',
  'tax_amount',
  'amount_due',
  'shipping',
  'discount',
  'amount_paid',
];

/** A number with no more around it than a currency, a unit or a tax code; no date and no time. */
const NUMBER =
  /^[^\p{L}\d]{0,3}(?:[A-Z]{2,3} ?)?[-–(]?[€$£]?\s?\d[\d.,'’\u00a0\u202f ]*(?![\d/:])(?:[^\d]{0,14}|\(.*\)|[^\d]{0,3}(?:\d[\d.,]*|\p{L}\d?)\W{0,3})$/u;
const DATE_OR_TIME = /\d[/:]\d|\d{1,2}[.-]\d{1,2}[.-]\d{2}/;

const hasNumber = (spans: readonly Span[] | undefined): boolean =>
  spans?.some((span) => {
    const text = spanText(span).trim();
    return NUMBER.test(text) && !DATE_OR_TIME.test(text);
  }) ?? false;

/** Nothing sold at no price: a head between items, or a remark. */
const isEmpty = (cells: Cells, heads: readonly Head[]): boolean => {
  const numbers = heads.flatMap((head, index) =>
    NUMBERS.includes(head.concept) ? (cells.get(index) ?? []).map(spanText) : [],
  );
  return numbers.length > 1 && numbers.every((text) => /\d/.test(text) && !/[1-9]/.test(text));
};

/** A row has a number in the column of amounts, or where there is none in that of prices or quantities. */
export function startsRow(cells: Cells, heads: readonly Head[]): boolean {
  const filled = heads.flatMap((head, index) =>
    NUMBERS.includes(head.concept) && hasNumber(cells.get(index)) ? [head.concept] : [],
  );
  const concepts = heads.map((head) => head.concept);
  if (isEmpty(cells, heads)) return false;
  if (concepts.includes('amount')) return filled.includes('amount') && (filled.length > 1 || cells.size > 1);
  if (concepts.includes('unit_price')) return filled.includes('unit_price') && cells.size > 1;
  if (concepts.some((concept) => NUMBERS.includes(concept))) return filled.length > 0 && cells.size > 1;
  return cells.size > 1;
}

export const isContinuation = (cells: Cells, heads: readonly Head[]): boolean =>
  [...cells].every(
    ([column, spans]) => !['amount', 'quantity'].includes(heads[column]?.concept ?? '') || !hasNumber(spans),
  );

export function isTotal(line: Line, cells: Cells, heads: readonly Head[], labels: readonly Label[]): boolean {
  const says = labels.some(
    (label) =>
      line.segments.includes(label.span.segment) &&
      label.quality >= 0.6 &&
      label.concepts.some((concept) => TOTALS.includes(concept)) &&
      tokens(label.span.segment.text.slice(0, label.span.start)).length === 0 &&
      hasAmountAfter(line, label),
  );
  if (!says || !reachesAmounts(line, cells, heads)) return false;
  const numbers = heads.filter(
    (head, index) => ['quantity', 'unit_price'].includes(head.concept) && hasNumber(cells.get(index)),
  );
  return numbers.length < 2;
}

/** A total reaches the column of amounts; rebates within an item end before it. */
function reachesAmounts(line: Line, cells: Cells, heads: readonly Head[]): boolean {
  const index = heads.findIndex((head) => head.concept === 'amount');
  const right = Math.max(...line.segments.map((segment) => segment.right));
  return index < 0 || hasNumber(cells.get(index)) || right >= (heads[index]?.left ?? 0);
}

/** A total has its amount on the line, or alone below; "Volume discount" in a cell beside other text has not. */
function hasAmountAfter(line: Line, label: Label): boolean {
  const { segment, end } = label.span;
  const right = line.segments.filter((one) => one.left > segment.left).map((one) => one.text);
  const after = [segment.text.slice(end), ...right];
  return right.length === 0 || after.some((text) => /\d[.,]\d{2}(?!\d|\s?%)/.test(text));
}
