import type { Field, FieldResult } from '@docglean/contract';
import { boxOf, type Span, spanText } from '../../layout/segments.ts';
import { type Items, listResult } from '../find-items.ts';
import { wordsOfName } from '../fold.ts';
import { legibility } from '../legibility.ts';
import { round } from '../model/confidence.ts';
import { notFound } from '../result.ts';
import { comesTo, type TaxRow } from './tax-row.ts';
import { amountOf } from './tax-rows.ts';

export type TaxPart = 'rate' | 'net_amount' | 'tax_amount';

/** How sure a row is that adds up, and one that does not or is not whole. */
const SURE = { proven: 0.85, printed: 0.6 };

/** Whether a list is of the tax by rate: a rate and a tax, and nothing that an item has. */
export function asksForTaxes({ fields = [] }: Field): boolean {
  const parts = fields.map(taxPart);
  return parts.includes('rate') && parts.includes('tax_amount') && parts.every((part) => part !== null);
}

/** What a column of that list asks for, by its name. */
export function taxPart({ name }: Field): TaxPart | null {
  const words = wordsOfName(name);
  if (/^(?:(?:tax|vat|gst) )?(?:rate|percent(?:age)?)$/.test(words)) return 'rate';
  if (/^(?:(?:tax|vat|gst)(?: amount)?)$/.test(words)) return 'tax_amount';
  return /^(?:net(?: amount)?|(?:tax(?:able)?|vat) (?:base|basis|amount net)|taxable(?: amount)?|basis|base)$/.test(
    words,
  )
    ? 'net_amount'
    : null;
}

export function taxItems(field: Field, rows: readonly TaxRow[]): Items {
  const cells = rows.map((row) => (field.fields ?? []).map((column) => cellOf(column, row)));
  return { result: listResult(field, cells), segments: new Set(), table: null };
}

function cellOf(column: Field, row: TaxRow): FieldResult {
  const { rate, rateSpan, net, tax } = row;
  const isProven = net !== null && tax !== null && comesTo(amountOf(net), rate, amountOf(tax));
  const cell = (value: number, spans: readonly Span[]): FieldResult => ({
    name: column.name,
    type: column.type,
    value,
    raw: spans.map(spanText).join(' ').trim(),
    confidence: round((isProven ? SURE.proven : SURE.printed) * legibility(spans)),
    box: boxOf(spans),
    source: 'rules',
  });
  switch (taxPart(column)) {
    case 'rate':
      return cell(rate, [rateSpan]);
    case 'net_amount':
      return net ? cell(amountOf(net), net.spans) : notFound(column);
    case 'tax_amount':
      return tax ? cell(amountOf(tax), tax.spans) : notFound(column);
    default:
      return notFound(column);
  }
}
