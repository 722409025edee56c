import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { formatDate, wordings } from '../wording.ts';
import { addressLines, drawLines, drawTotals, paymentLines, taxLines } from './blocks.ts';
import { drawItemTable } from './item-table.ts';

/** Seller on the left, buyer in a box on the right, and the facts as a small table with its heads above the values. */
export function drawBoxed(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language } = invoice;
  const words = wordings[language];
  sheet.text(seller.name, 45, 45, { size: 13, bold: true });
  const below = drawLines(sheet, addressLines(seller), 45, 64);
  drawLines(sheet, [...taxLines(seller, words, ' : '), seller.email ?? ''], 45, below);

  sheet.rule(310, 90, 550, 90);
  sheet.rule(310, 180, 550, 180);
  sheet.rule(310, 90, 310, 180);
  sheet.rule(550, 90, 550, 180);
  sheet.text(words.billTo, 320, 98, { size: 8, color: '#5b6675' });
  drawLines(sheet, [buyer.name, ...addressLines(buyer)], 320, 112);

  drawFactTable(sheet, invoice, 205);
  const end = drawItemTable(sheet, invoice, 265, {
    left: 45,
    right: 550,
    headColor: '#eceff3',
    bottom: 680,
    topOfNextPage: 60,
  });
  const y = drawTotals(sheet, invoice, 380, 544, end + 6);
  drawLines(sheet, paymentLines(invoice, ' : '), 45, y + 10);
}

function drawFactTable(sheet: Sheet, invoice: InvoiceTruth, y: number): void {
  const words = wordings[invoice.language];
  const facts: [head: string, value: string][] = [
    [words.number, invoice.number],
    [words.issueDate, formatDate(invoice.issueDate, invoice.language)],
    [words.dueDate, invoice.dueDate && formatDate(invoice.dueDate, invoice.language)],
    [words.purchaseOrder, invoice.purchaseOrder],
  ];
  const printed = facts.filter(([, value]) => value !== '');
  const width = 505 / printed.length;
  for (const line of [y, y + 18, y + 38]) sheet.rule(45, line, 550, line);
  for (const [index, [head, value]] of printed.entries()) {
    sheet.text(head, 52 + index * width, y + 5, { size: 8, bold: true });
    sheet.text(value, 52 + index * width, y + 24);
  }
}
