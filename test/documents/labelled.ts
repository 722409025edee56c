import { drawPdf } from './sheet.ts';

/** A page of labels and values, as forms and delivery notes have; values start at one edge. */
export const renderLabelled = (
  rows: readonly (readonly [label: string, value: string])[],
  title = 'Delivery note',
): Promise<Buffer> =>
  drawPdf((sheet) => {
    sheet.text(title, 60, 50, { size: 16, bold: true });
    for (const [index, [label, value]] of rows.entries()) {
      sheet.text(label, 60, 100 + index * 22);
      sheet.text(value, 220, 100 + index * 22);
    }
  });
