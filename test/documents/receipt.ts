import { drawPdf } from './sheet.ts';
import type { ReceiptTruth } from './truth.ts';
import { formatDate, formatMoney, formatNumber, wordings } from './wording.ts';

const WIDTH = 226.77;
const MARGIN = 14;

/** A slip from an 80 mm till roll. */
export function renderReceipt(receipt: ReceiptTruth): Promise<Buffer> {
  const { seller, language, currency, lines } = receipt;
  const words = wordings[language];
  const height = 250 + lines.length * 22;
  const right = WIDTH - MARGIN;
  return drawPdf(
    (sheet) => {
      sheet.text(seller.name, WIDTH / 2, 22, { size: 13, bold: true, align: 'center' });
      for (const [index, line] of [seller.street, seller.town, seller.phone ?? ''].entries()) {
        sheet.text(line, WIDTH / 2, 42 + index * 11, { size: 8, align: 'center' });
      }
      sheet.text(words.receipt, WIDTH / 2, 82, { size: 9, bold: true, align: 'center' });
      sheet.text(`${words.date}: ${formatDate(receipt.issueDate, language)}`, MARGIN, 100, { size: 8 });
      sheet.text(`${words.time}: ${receipt.issueTime}`, right, 100, { size: 8, align: 'right' });
      sheet.rule(MARGIN, 114, right, 114);
      let y = 122;
      for (const { description, quantity, unitPrice, amount } of lines) {
        sheet.text(description, MARGIN, y, { size: 8 });
        sheet.text(formatNumber(amount, language), right, y, { size: 8, align: 'right' });
        y += 12;
        if (quantity === 1) continue;
        sheet.text(`${quantity} x ${formatNumber(unitPrice, language)}`, MARGIN + 10, y, {
          size: 8,
          color: '#444444',
        });
        y += 12;
      }
      sheet.rule(MARGIN, y + 3, right, y + 3);
      sheet.text(words.receiptTotal, MARGIN, y + 10, { size: 12, bold: true });
      sheet.text(formatMoney(receipt.total, currency, language), right, y + 10, {
        size: 12,
        bold: true,
        align: 'right',
      });
      const rows: [label: string, value: string][] = [
        [words.receiptNet, formatNumber(receipt.net, language)],
        [`${words.receiptTax} ${receipt.taxRate}%`, formatNumber(receipt.tax, language)],
        [words.paidBy, receipt.paymentMethod],
      ];
      for (const [index, [label, value]] of rows.entries()) {
        sheet.text(label, MARGIN, y + 34 + index * 12, { size: 8 });
        sheet.text(value, right, y + 34 + index * 12, { size: 8, align: 'right' });
      }
      sheet.text(words.thanks, WIDTH / 2, y + 84, { size: 8, align: 'center' });
    },
    { width: WIDTH, height, title: words.receipt },
  );
}
