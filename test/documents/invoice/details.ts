import { drawPdf, type Sheet } from '../sheet.ts';

/** Invoices of a small trader, each with one thing that is hard to read. Companies and numbers don't exist. */
export const details = {
  /** Tax by rate in a table whose last row is the sum. */
  taxByRate: () =>
    drawPdf((sheet) => {
      drawHead(sheet);
      drawRow(sheet, 300, ['Nettobetrag', 'MwSt-Betrag', 'MwSt-%', 'Endbetrag'], true);
      drawRow(sheet, 314, ['326,50', '62,04', '19,0', '388,54']);
      drawRow(sheet, 328, ['130,70', '9,15', '7,0', '139,85']);
      drawRow(sheet, 342, ['457,20', '71,19', 'EUR', '528,39']);
    }),
  /** An account number that its column is too narrow for. */
  brokenIban: () =>
    drawPdf((sheet) => {
      drawHead(sheet);
      sheet.text('IBAN', 60, 700);
      sheet.text('DE89 3704 0044 0532', 60, 714);
      sheet.text('0130 00', 60, 727);
    }),
  /** What else an invoice says of its parties. */
  numbers: () =>
    drawPdf((sheet) => {
      drawHead(sheet);
      sheet.text('Kundennummer:', 350, 180);
      sheet.text('K-20417', 460, 180);
      sheet.text('Steuernummer: 201/113/40209', 60, 700);
      sheet.text('USt-IdNr.: DE136695976', 60, 714);
      sheet.text('BIC: COBADEFFXXX', 300, 700);
    }),
  /** Two lines of heads, the article's number over its description, and rebates inside an item. */
  stackedItems: () =>
    drawPdf((sheet) => {
      drawHead(sheet);
      drawRow(sheet, 240, ['Artikel-Nr.', 'Menge', 'Einzelpreis', 'Betrag'], true);
      sheet.text('Bezeichnung', 60, 251, { bold: true });
      drawRow(sheet, 268, ['ZK-140', '10', '12,00', '120,00']);
      sheet.text('Zinkblech 2 m', 60, 280);
      drawRow(sheet, 298, ['ZK-155', '4', '9,00', '36,00']);
      sheet.text('Dachrinne grau', 60, 310);
      sheet.text('Rabatt: -1,00 EUR', 210, 310);
      drawRow(sheet, 328, ['ZK-170', '2', '50,00', '100,00']);
      sheet.text('Fallrohr verzinkt', 60, 340);
      for (const [index, [label, value]] of (
        [
          ['Nettobetrag', '256,00'],
          ['MwSt. 19 %', '48,64'],
          ['Gesamtbetrag', '304,64'],
        ] as const
      ).entries()) {
        sheet.text(label, 350, 380 + index * 15);
        sheet.text(value, 530, 380 + index * 15, { align: 'right' });
      }
    }),
  /** Tax numbers as India prints them, and rows for the parts of the tax. */
  indian: () =>
    drawPdf((sheet) => {
      sheet.text('TAX INVOICE', 297, 40, { size: 14, bold: true, align: 'center' });
      sheet.text('Norvella Tyres Pvt Ltd', 60, 80, { size: 12, bold: true });
      sheet.text('14 Lake Road, Pune 411001', 60, 96);
      sheet.text('GSTIN: 27AAPFU0939F1ZV', 60, 110);
      sheet.text('Invoice No: NT-4471', 350, 80);
      sheet.text('Invoice Date: 14 March 2026', 350, 94);
      drawRow(sheet, 200, ['Description', 'Qty', 'Rate', 'Amount'], true);
      drawRow(sheet, 216, ['Tyre 165/80 R14', '1', '2287.50', '2287.50']);
      sheet.text('CGST', 60, 236);
      sheet.text('320.25', 530, 236, { align: 'right' });
      sheet.text('SGST', 60, 250);
      sheet.text('320.25', 530, 250, { align: 'right' });
      sheet.text('Total', 60, 268, { bold: true });
      sheet.text('Rs. 2928.00', 530, 268, { bold: true, align: 'right' });
    }),
};

function drawHead(sheet: Sheet): void {
  sheet.text('Grabow Metallhandel GmbH', 60, 42, { size: 14, bold: true });
  sheet.text('Am Hafen 9', 60, 62);
  sheet.text('24103 Kiel', 60, 75);
  sheet.text('Rechnungsnummer:', 350, 140);
  sheet.text('R-88120', 460, 140);
  sheet.text('Rechnungsdatum:', 350, 154);
  sheet.text('03.02.2026', 460, 154);
}

/** Four columns: text on the left, numbers ending at one edge each. */
function drawRow(sheet: Sheet, y: number, cells: readonly string[], bold = false): void {
  const edges = [60, 250, 400, 530];
  for (const [index, cell] of cells.entries())
    sheet.text(cell, edges[index] ?? 0, y, { bold, align: index === 0 ? 'left' : 'right' });
}
