import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { formatDate, wordings } from '../wording.ts';
import { addressLines, drawFacts, drawLines, drawTotals, paymentLines, taxLines } from './blocks.ts';
import { drawItemTable } from './item-table.ts';

/** The name of the seller is a picture: as text it stands in the sender line and in the footer only. */
export function drawSender(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language } = invoice;
  const words = wordings[language];
  sheet.fill(430, 40, 110, 46, '#c7d3dd');
  sheet.text([seller.name, seller.street, seller.town].join(' | '), 57, 120, { size: 6.5 });
  drawLines(sheet, [buyer.name, ...addressLines(buyer)], 57, 138);
  const below = drawFacts(sheet, invoice, 57, 170, 225);
  sheet.text(`${words.deliveryDate}: ${formatDate(invoice.issueDate, language)}`, 57, below);
  sheet.text(words.invoice, 57, below + 22, { size: 13, bold: true });
  const end = drawItemTable(sheet, invoice, below + 48, {
    left: 57,
    right: 540,
    bottom: 690,
    topOfNextPage: 70,
    headColor: '#e3e8ec',
  });
  drawTotals(sheet, invoice, 370, 535, end + 8);
  const footer = [
    ...[seller.name, ...addressLines(seller)],
    ...taxLines(seller, words, ': '),
    ...paymentLines(invoice, ': '),
  ];
  drawLines(sheet, [footer.join(', ')], 57, 790, { size: 6 });
}
