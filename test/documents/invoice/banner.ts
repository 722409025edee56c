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

const INK = '#0f4c5c';
const ACCENT = '#e36414';

/** A coloured band with a mark in it, parties side by side, a ruled table, payment details in a tinted box. */
export function drawBanner(sheet: Sheet, invoice: InvoiceTruth): void {
  const { seller, buyer, language } = invoice;
  const words = wordings[language];
  sheet.fill(0, 0, sheet.width, 96, INK);
  drawMark(sheet, 70, 48);
  sheet.text(seller.name, 104, 34, { size: 18, bold: true, color: '#ffffff' });
  sheet.text(contactLine(seller), 104, 58, { size: 8, color: '#cfe3e8' });
  sheet.text(words.invoice.toUpperCase(), 545, 36, {
    size: 22,
    bold: true,
    color: '#ffffff',
    align: 'right',
  });

  sheet.text(words.billTo, 50, 124, { size: 8, bold: true, color: ACCENT });
  drawLines(sheet, [buyer.name], 50, 138, { size: 10, bold: true });
  const buyerLines = [...addressLines(buyer), ...(buyer.vatId ? [`${words.vatId}: ${buyer.vatId}`] : [])];
  drawLines(sheet, buyerLines, 50, 152);
  drawFacts(sheet, invoice, 350, 545, 124, 'right');

  const below = drawItemTable(sheet, invoice, 232, {
    left: 50,
    right: 545,
    ruled: true,
    withSku: true,
    headColor: '#e8f1f2',
    signs: true,
    bottom: 660,
    topOfNextPage: 60,
  });
  const end = drawTotals(sheet, invoice, 375, 539, below + 12, INK);
  drawPayment(sheet, invoice, Math.max(end + 16, 640));
}

/** Three leaves on a disc: a mark of no real company. */
function drawMark(sheet: Sheet, x: number, y: number): void {
  sheet.circle(x, y, 22, ACCENT);
  sheet.polygon(
    [
      [x, y - 15],
      [x + 6, y],
      [x, y + 4],
      [x - 6, y],
    ],
    '#ffffff',
  );
  sheet.polygon(
    [
      [x - 14, y + 4],
      [x - 4, y + 1],
      [x - 1, y + 8],
      [x - 8, y + 13],
    ],
    '#fde2cf',
  );
  sheet.polygon(
    [
      [x + 14, y + 4],
      [x + 4, y + 1],
      [x + 1, y + 8],
      [x + 8, y + 13],
    ],
    '#fde2cf',
  );
}

function drawPayment(sheet: Sheet, invoice: InvoiceTruth, y: number): void {
  const { seller, language } = invoice;
  const words = wordings[language];
  sheet.fill(50, y, 495, 62, '#f4f7f8');
  drawLines(sheet, paymentLines(invoice, ': '), 62, y + 12);
  sheet.text(words.thanks, 62, y + 42, { color: '#5b6675' });
  sheet.rule(50, 780, 545, 780);
  sheet.text([seller.name, ...addressLines(seller)].join(', '), 50, 788, { size: 8, color: '#5b6675' });
  sheet.text(taxLines(seller, words, ': ').join(', '), 545, 788, {
    size: 8,
    color: '#5b6675',
    align: 'right',
  });
}
