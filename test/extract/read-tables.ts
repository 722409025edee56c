import type { Table } from '@docglean/contract';
import { extract } from '@docglean/extract';
import { drawPdf, type Sheet } from '../documents/sheet.ts';

/** The tables that are read from what is drawn. */
export const tablesOf = async (draw: (sheet: Sheet) => void): Promise<Table[]> =>
  (await extract(await drawPdf(draw), { mode: 'text', documentType: 'auto' })).tables;

export const cellsOf = (table: Table | undefined): string[][] | undefined =>
  table?.rows.map((row) => row.map(({ text }) => text));

/** Lines of text one below the other. */
export function write(sheet: Sheet, lines: readonly string[], x: number, y: number): void {
  for (const [index, line] of lines.entries()) sheet.text(line, x, y + index * 12);
}
