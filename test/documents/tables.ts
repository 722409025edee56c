import type { Sheet } from './sheet.ts';

type DrawnRow = (string | null)[];

export interface DrawnTable {
  x: number;
  y: number;
  /** Widths of the columns. */
  widths: number[];
  /** Cells row by row; the lines of a cell are apart by a line break. A null cell is one with the cell on its left. */
  rows: DrawnRow[];
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
export function drawTable(sheet: Sheet, table: DrawnTable): number {
  const { x, rows, rules, header = 1 } = table;
  const end = x + table.widths.reduce((sum, width) => sum + width, 0);
  let top = table.y;
  for (const [index, row] of rows.entries()) {
    if (rules === 'grid' || (rules === 'book' && (index === 0 || index === header)))
      sheet.rule(x, top, end, top);
    const bottom = top + heightOf(row);
    drawRow(sheet, table, row, top);
    if (rules === 'grid') drawSides(sheet, table, row, top, bottom);
    top = bottom;
  }
  if (rules !== 'none') sheet.rule(x, top, end, top);
  return top;
}

const heightOf = (row: DrawnRow): number =>
  Math.max(...row.map((cell) => linesOf(cell).length)) * leading + padding * 2;

function drawRow(sheet: Sheet, { x, widths, right = [] }: DrawnTable, row: DrawnRow, top: number): void {
  let left = x;
  for (const [column, cell] of row.entries()) {
    const width = widths[column] ?? 0;
    const align = right.includes(column) && row[column + 1] !== null ? 'right' : 'left';
    const place = align === 'right' ? left + width - padding : left + padding;
    for (const [line, text] of linesOf(cell).entries())
      sheet.text(text, place, top + padding + line * leading, { align });
    left += width;
  }
}

/** The lines left of each cell and right of the last. */
function drawSides(
  sheet: Sheet,
  { x, widths }: DrawnTable,
  row: DrawnRow,
  top: number,
  bottom: number,
): void {
  let at = x;
  for (const [column, cell] of row.entries()) {
    if (cell !== null) sheet.rule(at, top, at, bottom);
    at += widths[column] ?? 0;
  }
  sheet.rule(at, top, at, bottom);
}

const linesOf = (cell: string | null): string[] => (cell ?? '').split('\n');

/** What is to be read: a cell over several columns stands in the first of them, its lines as one. */
export const textsOf = ({ rows }: Pick<DrawnTable, 'rows'>): string[][] =>
  rows.map((row) => row.map((cell) => (cell ?? '').replaceAll('\n', ' ')));

/** Sales of a made-up company; the second and later columns are numbers. */
export const sales: DrawnTable = {
  x: 60,
  y: 120,
  widths: [150, 90, 90, 90],
  right: [1, 2, 3],
  rules: 'none',
  rows: [
    ['Region', 'Orders', 'Revenue', 'Margin'],
    ['North coast', '1,204', '98,310.50', '12.5%'],
    ['South', '87', '7,004.00', '9.1%'],
    ['Islands', '5', '310.25', '–'],
    ['Inland and mountains', '12,990', '1,204,118.00', '14.0%'],
    ['Total', '14,286', '1,309,742.75', '13.8%'],
  ],
};

export const inspections: DrawnTable = {
  x: 60,
  y: 120,
  widths: [90, 160, 180],
  rules: 'grid',
  rows: [
    ['Part', 'What is checked', 'Finding'],
    ['Door', 'Hinges and lock, the\nseal all around', 'Tight'],
    ['Boiler', 'Pressure', 'Valve drips a little;\nto be changed before\nthe winter'],
    ['Roof', 'Tiles', 'Sound'],
  ],
};
