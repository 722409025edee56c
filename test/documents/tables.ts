import type { Sheet } from './sheet.ts';

export interface DrawnTable {
  x: number;
  y: number;
  /** Widths of the columns. */
  widths: number[];
  /** Cells row by row; the lines of a cell are apart by a line break. A null cell is one with the cell on its left. */
  rows: (string | null)[][];
  /** Numbers of the columns that are set right. */
  right?: number[];
  /** `grid`: a line between all cells; `book`: above, under the header and at the end; `none`. */
  rules: 'grid' | 'book' | 'none';
  /** Rows of the header. */
  header?: number;
}

const leading = 11;
const padding = 4;

/** Draws a table and gives the y of its end. */
export function drawTable(
  sheet: Sheet,
  { x, y, widths, rows, right = [], rules, header = 1 }: DrawnTable,
): number {
  const edges = [x];
  for (const width of widths) edges.push((edges.at(-1) ?? x) + width);
  const end = edges.at(-1) ?? x;
  let top = y;
  for (const [index, row] of rows.entries()) {
    if (rules === 'grid' || (rules === 'book' && (index === 0 || index === header)))
      sheet.rule(x, top, end, top);
    const height = Math.max(...row.map((cell) => (cell ?? '').split('\n').length)) * leading + padding * 2;
    for (const [column, cell] of row.entries()) {
      const left = edges[column] ?? x;
      const span = row.slice(column + 1).findIndex((next) => next !== null);
      const last = span < 0 ? row.length - 1 : column + span;
      if (rules === 'grid' && cell !== null) sheet.rule(left, top, left, top + height);
      const isRight = right.includes(column) && last === column;
      for (const [line, text] of (cell ?? '').split('\n').entries()) {
        const place = isRight ? (edges[column + 1] ?? end) - padding : left + padding;
        if (text)
          sheet.text(text, place, top + padding + line * leading, { align: isRight ? 'right' : 'left' });
      }
    }
    if (rules === 'grid') sheet.rule(end, top, end, top + height);
    top += height;
  }
  if (rules !== 'none') sheet.rule(x, top, end, top);
  return top;
}

/** What is to be read: a cell over several columns stands in the first of them, its lines as one. */
export const textsOf = ({ rows }: Pick<DrawnTable, 'rows'>): string[][] =>
  rows.map((row) => row.map((cell) => (cell ?? '').replaceAll('\n', ' ')));
