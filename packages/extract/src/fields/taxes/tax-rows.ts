import type { Line } from '../../layout/lines.ts';
import type { Segment, Span } from '../../layout/segments.ts';
import type { Candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { parseNumber } from '../values/number-format.ts';
import { comesTo, type TaxRow } from './tax-row.ts';

const TAX =
  /\b(?:vat|tax(?:es)?|gst|hst|pst|mwst|mehrwertsteuer|ust|umsatzsteuer|u?steuer(?:betrag|satz)?|tva|iva|btw|ptu|podatek|imposta|imposto|aliquota|taux|tipo impositivo|stawka)\b|steuer|mwst|\bust\b/;
/** Sums in percent that are no tax. */
const NO_TAX =
  /skonto|discount|rabatt|remise|escompte|sconto|korting|descuento|\bdto\b|rabat\b|\bfee\b|zins|interest|penalt|retenc|irpf|retenue|ritenuta|withh|deposit|anzahlung|acompte|provision/;
const NET =
  /\bnet(?:to)?\b|netto|\bht\b|base|imponible|imponibile|bemessung|excl|subtotal|zwischensumme|sub-?total|incidencia|taxable/;
const RATE_HEAD = /%|satz|\brate\b|taux|\btipo\b|aliquota|tarief|stawka|\btaxa\b/;
const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/gu;
/** The highest rate of VAT anywhere is 27; some sales taxes are 28. */
const HIGHEST = 30;
/** Lines under a header that belong to its table. */
const REACH = 7;

/** Every line outside the items that names a rate of tax and sums to it, from the top. */
export function taxRows(reading: Reading, items: ReadonlySet<Segment>): TaxRow[] {
  const amounts = Map.groupBy(
    reading.candidates.filter(({ kind, traits }) => kind === 'amount' && traits.integer !== 1),
    ({ spans }) => spans[0]?.segment,
  );
  return reading.pages.flatMap((page) =>
    page.lines.flatMap((line, index): TaxRow[] => {
      if (line.segments.some((segment) => items.has(segment))) return [];
      const text = textOf(line);
      if (NO_TAX.test(text)) return [];
      const found = line.segments.flatMap((segment) => amounts.get(segment) ?? []);
      if (found.length === 0) return [];
      const above = page.lines.slice(Math.max(0, index - REACH), index);
      const header = above.findLast((one) => isHeader(one));
      const ofTax = TAX.test(text) || (header !== undefined && TAX.test(textOf(header)));
      if (!ofTax) return [];
      const rates = [...percentsOf(line, reading), ...(header ? ratesUnder(header, line, reading) : [])];
      const row = rates.flatMap((rate) => rowOf(rate, found, text) ?? [])[0];
      return row ? [row] : [];
    }),
  );
}

const textOf = ({ segments }: Line): string => fold(segments.map(({ text }) => text).join(' '));

/** Heads of columns: several, one of them of tax or a rate, none with an amount. */
const isHeader = (line: Line): boolean => {
  const text = textOf(line);
  return (
    line.segments.length > 1 &&
    (TAX.test(text) || RATE_HEAD.test(text)) &&
    !/\d[.,]\d{2}(?!\d|\s?%)/.test(text)
  );
};

interface Rate {
  value: number;
  span: Span;
}

function percentsOf({ segments }: Line, { conventions }: Reading): Rate[] {
  return segments.flatMap((segment) =>
    [...segment.text.matchAll(PERCENT)].flatMap((match): Rate[] => {
      const value = parseNumber(match[1] ?? '', conventions.decimalMark);
      if (value === null || value > HIGHEST) return [];
      return [{ value, span: { segment, start: match.index, end: match.index + match[0].length } }];
    }),
  );
}

/** Numbers without a sign of percent under a head that has one or says "rate". */
function ratesUnder(header: Line, { segments }: Line, { conventions }: Reading): Rate[] {
  const heads = header.segments.filter(({ text }) => RATE_HEAD.test(fold(text)));
  return segments.flatMap((segment): Rate[] => {
    const isUnder = heads.some(
      (head) => Math.min(head.right, segment.right) > Math.max(head.left, segment.left) - segment.size,
    );
    const value = isUnder ? parseNumber(segment.text.trim(), conventions.decimalMark) : null;
    if (value === null || value > HIGHEST) return [];
    return [{ value, span: { segment, start: 0, end: segment.text.length } }];
  });
}

/** Which of a line's amounts are net and tax: those that the rate joins, else the larger and the smaller. */
function rowOf(rate: Rate, amounts: readonly Candidate[], text: string): TaxRow | null {
  const row = { rate: rate.value, rateSpan: rate.span };
  const others = amounts.filter(({ spans: [span] }) => !span || !isSame(span, rate.span));
  const [best] = others
    .flatMap((net) =>
      others.filter((one) => one !== net).map((tax) => ({ net, tax, off: offBy(net, rate.value, tax) })),
    )
    .filter(({ net, tax }) => comesTo(amountOf(net), rate.value, amountOf(tax)))
    .sort((one, other) => one.off - other.off);
  if (best) return isEmpty(rate, best.net) ? null : { ...row, net: best.net, tax: best.tax };
  const [first, second] = others;
  if (!first) return null;
  if (others.length === 1)
    return NET.test(text) && !/mwst\.?.{0,12}$/.test(text.split(/\d+\s?%/)[0] ?? '')
      ? { ...row, net: first, tax: null }
      : { ...row, net: null, tax: first };
  if (!second || others.length > 3) return null;
  // Prices with tax in them: the tax is what of the gross is more than its net.
  const gross = others.find((one) =>
    others.some((tax) => tax !== one && comesTo(amountOf(one) - amountOf(tax), rate.value, amountOf(tax))),
  );
  if (gross) {
    const tax = others.find(
      (one) => one !== gross && comesTo(amountOf(gross) - amountOf(one), rate.value, amountOf(one)),
    );
    return tax && rate.value > 0 ? { ...row, net: null, tax } : null;
  }
  const [larger, smaller] =
    Math.abs(amountOf(first)) > Math.abs(amountOf(second)) ? [first, second] : [second, first];
  return others.length === 2 && smaller ? { ...row, net: larger, tax: smaller } : null;
}

/** A rate on nothing. */
const isEmpty = (rate: Rate, net: Candidate): boolean => rate.value > 0 && amountOf(net) === 0;

const offBy = (net: Candidate, rate: number, tax: Candidate): number =>
  Math.abs((Math.abs(amountOf(net)) * rate) / 100 - Math.abs(amountOf(tax)));

const isSame = (a: Span, b: Span): boolean => a.segment === b.segment && a.start < b.end && b.start < a.end;

export const amountOf = ({ value }: Candidate): number => (typeof value === 'number' ? value : Number.NaN);
