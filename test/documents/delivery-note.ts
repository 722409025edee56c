import { addressLines, drawLines } from './invoice/blocks.ts';
import { drawPdf } from './sheet.ts';
import type { InvoiceTruth } from './truth.ts';
import { formatDate, formatNumber, wordings } from './wording.ts';

export interface DeliveryTruth {
  number: string;
  /** YYYY-MM-DD */
  date: string;
  /** How many of each line were delivered. */
  quantities: readonly number[];
}

/** The delivery note of what an invoice charges, without a price; its seller writes. */
export function renderDeliveryNote(
  invoice: InvoiceTruth,
  { number, date, quantities }: DeliveryTruth,
): Promise<Buffer> {
  const { buyer, seller, language } = invoice;
  const words = wordings[language];
  return drawPdf((sheet) => {
    sheet.text(seller.name, 50, 40, { size: 14, bold: true });
    drawLines(sheet, addressLines(seller), 50, 60, { size: 8 });
    drawLines(sheet, [buyer.name, ...addressLines(buyer)], 50, 120);
    sheet.text(words.deliveryNote, 50, 200, { size: 18, bold: true });
    const facts = [
      [words.deliveryNumber, number],
      [words.date, formatDate(date, language)],
      [words.orderNumber, invoice.purchaseOrder],
    ] as const;
    for (const [index, [label, value]] of facts.entries()) {
      sheet.text(`${label}:`, 340, 120 + index * 14);
      sheet.text(value, 455, 120 + index * 14);
    }
    const columns = [
      [words.position, 55],
      [words.sku, 90],
      [words.description, 180],
    ] as const;
    for (const [head, x] of columns) sheet.text(head, x, 240, { bold: true });
    sheet.text(words.quantity, 540, 240, { bold: true, align: 'right' });
    sheet.rule(50, 255, 545, 255);
    for (const [index, { sku, description }] of invoice.lines.entries()) {
      const y = 262 + index * 19;
      sheet.text(String(index + 1), 55, y);
      sheet.text(sku, 90, y);
      sheet.text(description, 180, y);
      sheet.text(formatNumber(quantities[index] ?? 0, language, 0), 540, y, { align: 'right' });
    }
  });
}
