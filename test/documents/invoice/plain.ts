import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { formatDate, formatMoney, wordings } from '../wording.ts';
import { addressLines, contactLine, drawLines, drawTotals, taxLines } from './blocks.ts';
import { drawItemTable } from './item-table.ts';

/** Everything in one column, as an accounting program of old prints it: labels and values in one run of text. */
export function drawPlain(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language, currency } = invoice;
  const words = wordings[language];
  sheet.text(words.invoice.toUpperCase(), 297, 40, { size: 16, bold: true, align: 'center' });
  sheet.text(seller.name, 60, 80, { size: 11, bold: true });
  drawLines(sheet, [...addressLines(seller), ...taxLines(seller, words, ': '), contactLine(seller)], 60, 96);
  sheet.text(`${words.billTo}:`, 60, 178, { bold: true });
  const below = drawLines(
    sheet,
    [buyer.name, ...addressLines(buyer), ...(buyer.vatId ? [`${words.vatId}: ${buyer.vatId}`] : [])],
    60,
    192,
  );
  const facts = [
    `${words.number} ${invoice.number}`,
    `${words.issueDate}: ${formatDate(invoice.issueDate, language)}`,
    ...(invoice.dueDate ? [`${words.dueDate}: ${formatDate(invoice.dueDate, language)}`] : []),
    ...(invoice.purchaseOrder ? [`${words.purchaseOrder}: ${invoice.purchaseOrder}`] : []),
  ];
  const y = drawLines(sheet, facts, 60, below + 14);
  const end = drawItemTable(sheet, invoice, y + 16, {
    left: 60,
    right: 535,
    withSku: true,
    bottom: 700,
    topOfNextPage: 60,
  });
  const last = drawTotals(sheet, invoice, 380, 530, end + 6);
  sheet.text(
    `${words.thanks} ${words.total}: ${formatMoney(invoice.total, currency, language)}`,
    60,
    last + 8,
  );
  if (invoice.iban) sheet.text(`IBAN ${invoice.iban}`, 60, last + 24);
}
