import { addressLines, drawLines } from '../invoice/blocks.ts';
import { drawItemTable } from '../invoice/item-table.ts';
import { drawPdf } from '../sheet.ts';
import type { InvoiceTruth } from '../truth.ts';
import { formatDate, formatMoney, wordings } from '../wording.ts';

/** Business papers that are neither invoice nor receipt, order or statement, one of them a delivery note with prices, though they have much in common with them. */
export const others = {
  letter: (truth: InvoiceTruth): Promise<Buffer> =>
    drawPdf((sheet) => {
      const words = wordings[truth.language];
      sheet.text(truth.seller.name, 540, 42, { size: 15, bold: true, align: 'right' });
      drawLines(sheet, [truth.buyer.name, ...addressLines(truth.buyer)], 57, 148);
      sheet.text(formatDate(truth.issueDate, truth.language), 540, 220, { align: 'right' });
      const body = [
        words.dear,
        '',
        ...truth.lines.map(({ description }) => `- ${description}`),
        '',
        words.thanks,
      ];
      drawLines(sheet, body, 57, 270);
      if (truth.total > 500) sheet.text(formatMoney(truth.total, truth.currency, truth.language), 57, 430);
    }),
  delivery: (truth: InvoiceTruth): Promise<Buffer> =>
    drawPdf((sheet) => {
      const words = wordings[truth.language];
      sheet.text(truth.seller.name, 50, 42, { size: 13, bold: true });
      sheet.text(`${words.deliveryNote} ${truth.number}`, 50, 90, { size: 16, bold: true });
      drawLines(sheet, [truth.buyer.name, ...addressLines(truth.buyer)], 50, 130);
      const facts = [
        `${words.deliveryDate}: ${formatDate(truth.issueDate, truth.language)}`,
        ...(truth.purchaseOrder ? [`${words.orderNumber}: ${truth.purchaseOrder}`] : []),
      ];
      drawLines(sheet, facts, 340, 130);
      drawItemTable(sheet, truth, 220, {
        left: 50,
        right: 545,
        withSku: true,
        bottom: 690,
        topOfNextPage: 60,
      });
    }),
  form: (truth: InvoiceTruth): Promise<Buffer> =>
    drawPdf((sheet) => {
      const words = wordings[truth.language];
      const rows = [
        [words.from, truth.seller.name],
        [words.date, formatDate(truth.issueDate, truth.language)],
        [words.sku, truth.lines[0]?.sku ?? ''],
        [words.description, truth.lines[0]?.description ?? ''],
        [words.taxNumber, truth.number],
      ] as const;
      sheet.text(truth.buyer.name, 60, 50, { size: 16, bold: true });
      for (const [index, [label, value]] of rows.entries()) {
        sheet.text(label, 60, 100 + index * 24);
        sheet.rule(220, 112 + index * 24, 500, 112 + index * 24);
        sheet.text(value, 222, 100 + index * 24);
      }
    }),
};
