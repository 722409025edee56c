import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { formatDate, formatMoney, formatNumber, wordings } from '../wording.ts';
import { addressLines, drawLines, drawTotals, paymentLines, taxLines } from './blocks.ts';
import { drawItemTable } from './item-table.ts';

/** Both parties under heads of their own, each fact under its label, the tax in a table by rate, what is due last. */
export function drawParties(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language } = invoice;
  const words = wordings[language];
  sheet.text(words.invoice, 50, 45, { size: 20, bold: true });
  for (const [x, head, party] of [
    [50, words.from, seller],
    [310, words.billTo, buyer],
  ] as const) {
    sheet.text(head, x, 90, { size: 8, bold: true, color: '#5b6675' });
    sheet.text(party.name, x, 104, { bold: true });
    drawLines(sheet, [...addressLines(party), ...taxLines(party, words, ': ')], x, 117);
  }
  drawFactColumns(sheet, invoice, 190);
  const end = drawItemTable(sheet, invoice, 240, { left: 50, right: 545, bottom: 640, topOfNextPage: 60 });
  const totals = drawTotals(sheet, invoice, 370, 540, end + 10);
  sheet.text(words.toPay, 370, totals + 2, { bold: true });
  sheet.text(formatMoney(invoice.total, invoice.currency, language), 540, totals + 2, {
    bold: true,
    align: 'right',
  });
  drawTaxTable(sheet, invoice, end + 12);
  drawLines(sheet, paymentLines(invoice, ': '), 50, totals + 40);
}

function drawFactColumns(sheet: Sheet, { language, ...invoice }: InvoiceTruth, y: number): void {
  const words = wordings[language];
  const facts = [
    [words.number, invoice.number],
    [words.issueDate, formatDate(invoice.issueDate, language)],
    [words.dueDate, invoice.dueDate && formatDate(invoice.dueDate, language)],
    [words.purchaseOrder, invoice.purchaseOrder],
  ].filter(([, value]) => value !== '');
  for (const [index, [label = '', value = '']] of facts.entries()) {
    sheet.text(label, 50 + index * 125, y, { size: 7.5, color: '#5b6675' });
    sheet.text(value, 50 + index * 125, y + 11);
  }
}

/** Rate, base and tax of each rate of tax. */
function drawTaxTable(sheet: Sheet, { language, taxRate, net, tax }: InvoiceTruth, y: number): void {
  const words = wordings[language];
  const columns = [
    [words.taxRate, `${taxRate} %`],
    [words.net, formatNumber(net, language)],
    [words.tax, formatNumber(tax, language)],
  ] as const;
  for (const [index, [head, value]] of columns.entries()) {
    const right = 120 + index * 85;
    sheet.text(head, right, y, { size: 8, align: 'right' });
    sheet.text(value, right, y + 13, { size: 8, align: 'right' });
  }
}
