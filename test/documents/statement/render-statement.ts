import { drawPdf, type Sheet } from '../sheet.ts';
import type { StatementTruth } from './account.ts';
import { headsOf, type StatementLayout } from './layouts.ts';

const LEFT = 60;
const LINE = 12;
const BOTTOM = 770;

/** A statement over as many pages as it takes; the heads are repeated on each. */
export const renderStatement = (truth: StatementTruth, layout: StatementLayout): Promise<Buffer> =>
  drawPdf((sheet) => {
    sheet.text(truth.bank, LEFT, 40, { size: 15, bold: true });
    sheet.text(layout.title, LEFT, 66, { size: 12, bold: true });
    sheet.text(layout.period(truth.periodStart, truth.periodEnd), LEFT, 84);
    sheet.text(truth.holder, LEFT, 110);
    sheet.text('12 Lindenhof Row', LEFT, 122);
    sheet.text(`IBAN ${truth.iban.replace(/(.{4})/g, '$1 ').trim()}`, 330, 110);
    let y = drawHeads(sheet, layout, 160);
    const balanceLine = (label: string, amount: number) => {
      if (layout.isCard) return;
      sheet.text(label, layout.descriptionX, y, { bold: true });
      const last = layout.columns.at(-1);
      sheet.text(layout.money(amount), last?.x ?? 540, y, { align: 'right', bold: true });
      y += LINE * 1.5;
    };
    balanceLine(layout.opening, truth.opening);
    let day = '';
    for (const booking of truth.bookings) {
      if (y + booking.lines.length * LINE > BOTTOM) {
        sheet.nextPage();
        y = drawHeads(sheet, layout, 50);
        day = '';
      }
      if (!layout.dateOnceADay || booking.date !== day) sheet.text(layout.date(booking.date), LEFT, y);
      day = booking.date;
      for (const [index, line] of booking.lines.entries())
        sheet.text(line, layout.descriptionX, y + index * LINE);
      for (const { x, align = 'left', text } of layout.columns) sheet.text(text(booking), x, y, { align });
      y += booking.lines.length * LINE + 5;
    }
    balanceLine(layout.closing, truth.closing);
  });

function drawHeads(sheet: Sheet, layout: StatementLayout, y: number): number {
  const heads = headsOf(layout);
  sheet.text(heads.date, LEFT, y, { bold: true });
  sheet.text(heads.description, layout.descriptionX, y, { bold: true });
  for (const { head, x, align = 'left' } of layout.columns) sheet.text(head, x, y, { align, bold: true });
  sheet.rule(LEFT, y + LINE, 545, y + LINE);
  return y + LINE * 1.6;
}
