import { addressLines, drawLines, drawTotals } from './invoice/blocks.ts';
import { drawItemTable } from './invoice/item-table.ts';
import { drawPdf } from './sheet.ts';
import type { InvoiceTruth } from './truth.ts';
import { formatDate, wordings } from './wording.ts';

/** The purchase order that an invoice answers: its buyer writes, its seller delivers. */
export function renderOrder(invoice: InvoiceTruth, deliveryDate: string): Promise<Buffer> {
  const { buyer, seller, language } = invoice;
  const words = wordings[language];
  return drawPdf((sheet) => {
    sheet.text(buyer.name, 50, 40, { size: 14, bold: true });
    drawLines(sheet, addressLines(buyer), 50, 60, { size: 8 });
    sheet.text(words.order, 50, 120, { size: 18, bold: true });
    sheet.text(words.supplier, 50, 155, { size: 8, bold: true, color: '#5b6675' });
    drawLines(sheet, [seller.name, ...addressLines(seller)], 50, 168);
    const facts = [
      [words.orderNumber, invoice.purchaseOrder],
      [words.orderDate, formatDate(invoice.issueDate, language)],
      [words.deliveryDate, formatDate(deliveryDate, language)],
    ] as const;
    for (const [index, [label, value]] of facts.entries()) {
      sheet.text(`${label}:`, 340, 155 + index * 14);
      sheet.text(value, 455, 155 + index * 14);
    }
    const end = drawItemTable(sheet, invoice, 240, {
      left: 50,
      right: 545,
      withSku: true,
      bottom: 690,
      topOfNextPage: 60,
    });
    drawTotals(sheet, invoice, 375, 540, end + 8);
  });
}
