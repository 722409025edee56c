import { stringify } from 'csv-stringify/sync';
import { type Cell, cellOf } from './cell.ts';
import type { ExportedDocument } from './exported-documents.ts';
import type { Layout } from './layout.ts';

/** CSV that Excel opens as UTF-8 and in which no value is ever run as a formula. */
export async function* csv(
  { columns, rowsOf }: Layout,
  pages: AsyncIterable<ExportedDocument[]>,
): AsyncGenerator<string> {
  yield csvOf([columns.map(({ name }) => name)]);
  for await (const documents of pages) {
    const rows = documents.flatMap(rowsOf);
    if (rows.length > 0) yield csvLines(rows.map((row) => columns.map((column) => cellOf(row, column))));
  }
}

/** Whole CSV, or its first lines. */
export const csvOf = (rows: Cell[][]): string => `\ufeff${csvLines(rows)}`;

/** Lines that follow others. */
export const csvLines = (rows: Cell[][]): string =>
  stringify(
    rows.map((row) => row.map(harmless)),
    // Of itself it quotes only CR LF, but a line ends for many readers with either.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/, cast: { boolean: String } },
  );

/** Spreadsheets take text for a formula by its first character; some skip spaces before it. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const negativeNumber = /^-\d+(\.\d+)?$/;

const harmless = (value: Cell): Cell =>
  typeof value === 'string' && formula.test(value) && !negativeNumber.test(value) ? `'${value}` : value;
