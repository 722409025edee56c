import type { Sheet, TextStyle } from '../sheet.ts';
import type { InvoiceTruth, PartyTruth } from '../truth.ts';
import { formatDate, formatMoney, formatNumber, type Wording, wordings } from '../wording.ts';

const LEADING = 13;

/** Lines of text under one another; gives the y below them. */
export function drawLines(
  sheet: Sheet,
  lines: readonly string[],
  x: number,
  y: number,
  style: TextStyle = {},
): number {
  for (const [index, line] of lines.entries()) sheet.text(line, x, y + index * LEADING, style);
  return y + lines.length * LEADING;
}

export const addressLines = ({ street, town, country }: PartyTruth): string[] =>
  [street, town, country].filter((line) => line !== '');

/** Number, dates and order as label and value; the value starts at `valueX` or, with `align` right, ends there. */
export function drawFacts(
  sheet: Sheet,
  invoice: InvoiceTruth,
  labelX: number,
  valueX: number,
  y: number,
  align: 'left' | 'right' = 'left',
): number {
  const words = wordings[invoice.language];
  const facts: [label: string, value: string][] = [
    [words.number, invoice.number],
    [words.issueDate, formatDate(invoice.issueDate, invoice.language)],
    [words.dueDate, invoice.dueDate && formatDate(invoice.dueDate, invoice.language)],
    [words.purchaseOrder, invoice.purchaseOrder],
  ];
  const printed = facts.filter(([, value]) => value !== '');
  for (const [index, [label, value]] of printed.entries()) {
    sheet.text(`${label}:`, labelX, y + index * LEADING);
    sheet.text(value, valueX, y + index * LEADING, { align });
  }
  return y + printed.length * LEADING;
}

/** Net, tax and total down to the right edge. */
export function drawTotals(
  sheet: Sheet,
  invoice: InvoiceTruth,
  labelX: number,
  right: number,
  y: number,
  color = '#1c2430',
): number {
  const { language, currency, taxRate, net, tax, total } = invoice;
  const words = wordings[language];
  const rate = `${formatNumber(taxRate, language, Number.isInteger(taxRate) ? 0 : 1)}${language === 'en' ? '%' : ' %'}`;
  const rows: [label: string, value: number][] = [
    [words.net, net],
    ...(tax === 0 ? [] : [[`${words.tax} ${rate}`, tax] satisfies [string, number]]),
  ];
  for (const [index, [label, value]] of rows.entries()) {
    sheet.text(label, labelX, y + index * 15);
    sheet.text(formatMoney(value, currency, language), right, y + index * 15, { align: 'right' });
  }
  const bottom = y + rows.length * 15;
  sheet.rule(labelX, bottom, right, bottom, color, 1);
  sheet.text(words.total, labelX, bottom + 6, { bold: true, size: 11, color });
  sheet.text(formatMoney(total, currency, language), right, bottom + 6, {
    bold: true,
    size: 11,
    color,
    align: 'right',
  });
  return bottom + 28;
}

export const contactLine = ({ website, email, phone }: PartyTruth): string =>
  [website, email, phone].filter(Boolean).join('  |  ');

/** "DE89 3704 …": groups of four, as banks print it. */
const ibanInGroups = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** The bank's account where there is one. */
export const paymentLines = ({ iban, bic }: InvoiceTruth, mark: string): string[] => [
  ...(iban ? [`IBAN${mark}${ibanInGroups(iban)}`] : []),
  ...(bic ? [`BIC${mark}${bic}`] : []),
];

/** What a party is taxed under, where it says so. */
export const taxLines = ({ vatId, taxNumber }: PartyTruth, words: Wording, mark: string): string[] => [
  ...(vatId ? [`${words.vatId}${mark}${vatId}`] : []),
  ...(taxNumber ? [`${words.taxNumber}${mark}${taxNumber}`] : []),
];
