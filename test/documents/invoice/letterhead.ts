import type { Sheet } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { wordings } from '../wording.ts';
import {
  addressLines,
  contactLine,
  drawFacts,
  drawLines,
  drawTotals,
  paymentLines,
  taxLines,
} from './blocks.ts';
import { drawItemTable } from './item-table.ts';

/** A business letter: sender line over the window address, facts on the right, bank and tax ids in the footer. */
export function drawLetterhead(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language } = invoice;
  const words = wordings[language];
  sheet.text(seller.name, 540, 42, { size: 15, bold: true, align: 'right', color: '#234' });
  sheet.text(contactLine(seller), 540, 64, { size: 8, align: 'right', color: '#5b6675' });
  sheet.text([seller.name, seller.street, seller.town].join(' · '), 57, 130, { size: 7, color: '#5b6675' });
  drawLines(sheet, [buyer.name, ...addressLines(buyer)], 57, 148, { size: 10 });
  drawFacts(sheet, invoice, 350, 460, 148);
  if (buyer.vatId) sheet.text(`${words.customerVatId}: ${buyer.vatId}`, 350, 204);
  sheet.text(`${words.invoice} ${invoice.number}`, 57, 250, { size: 14, bold: true });
  const below = drawItemTable(sheet, invoice, 285, { left: 57, right: 540, bottom: 690, topOfNextPage: 70 });
  const end = drawTotals(sheet, invoice, 370, 535, below + 8);
  sheet.text(words.thanks, 57, end + 10);
  drawFooter(sheet, invoice);
}

function drawFooter(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, language } = invoice;
  const small = { size: 7.5, color: '#5b6675' };
  sheet.rule(57, 765, 540, 765);
  drawLines(
    sheet,
    [seller.name, seller.street, [seller.town, seller.country].filter(Boolean).join(', ')],
    57,
    772,
    small,
  );
  drawLines(sheet, paymentLines(invoice, ': '), 230, 772, small);
  drawLines(sheet, taxLines(seller, wordings[language], ' '), 430, 772, small);
}
