import { type Piece, textOf } from '../piece.ts';
import { isValue } from '../values.ts';

/**
 * Whether rows read from a region are those of a table, and not text, a list, a form, a chart or a table of contents.
 * `ruled`: strokes part them, so they need no values to be one.
 */
export function isTable(rows: Piece[][][], ruled: boolean): boolean {
  const columns = [...(rows[0] ?? []).keys()].filter((column) =>
    rows.some((row) => (row[column] ?? []).length > 0),
  );
  if (columns.length < 2 || rows.length < (ruled ? 2 : 3)) return false;
  const several = rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1);
  if (several.length < rows.length * 0.5 || !isFilled(several, columns.length, LEAST_FILLED)) return false;
  if (isContents(rows) || isList(rows) || isForm(rows) || isScale(rows) || isBare(rows)) return false;
  return ruled || hasValues(several, columns.length);
}

/** Values that a table without strokes has at least, and their share of the cells right of the first column. */
const LEAST_VALUES = { count: 3, share: 0.4, shareOfRegular: 0.1 };

/** A table of three columns and more that are filled in nearly every row needs fewer values. */
function hasValues(rows: Piece[][][], columns: number): boolean {
  const others = rows.flatMap((row) => row.slice(1).filter((cell) => cell.length > 0));
  const values = others.filter((cell) => cell.every(isValue)).length;
  const regular = columns > 2 && rows.length > 3 && isFilled(rows, columns, NEARLY_FILLED);
  const share = regular ? LEAST_VALUES.shareOfRegular : LEAST_VALUES.share;
  return values >= LEAST_VALUES.count && values >= others.length * share;
}

/** Share of the cells with text, in the rows that have several, below which pieces are scattered as in a chart. */
const LEAST_FILLED = 0.5;

const NEARLY_FILLED = 0.75;

const isFilled = (rows: Piece[][][], columns: number, share: number): boolean =>
  rows.flat().filter((cell) => cell.length > 0).length >= rows.length * columns * share;

/** Without a word in a head or in a first column: the numbers of a chart. */
const isBare = (rows: Piece[][][]): boolean =>
  ![...(rows[0] ?? []), ...rows.map((row) => row[0])].some((cell) => /\p{L}{2}/u.test(cellText(cell)));

const cellText = (cell: Piece[] | undefined): string => (cell ?? []).map(textOf).join(' ');

/** Dots that lead to a page number at the end of most rows. */
const isContents = (rows: Piece[][][]): boolean =>
  rows.filter(
    (row) => /\.{4,}|(?:\. ){4,}/.test(row.map(cellText).join(' ')) && /^\d{1,4}$/.test(cellText(row.at(-1))),
  ).length >
    rows.length / 2 && (rows[0]?.length ?? 0) <= 3;

const MARK = /^(?:[•●▪■◦○*–—-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])$/;

/** Bullets or numbers in the first of two columns. */
const isList = (rows: Piece[][][]): boolean =>
  (rows[0]?.length ?? 0) === 2 &&
  rows.filter((row) => MARK.test(cellText(row[0]).trim())).length >=
    rows.filter((row) => cellText(row[0]) !== '').length * 0.6;

/** Half of the rows have a cell that ends in a colon: labels with what they stand for. */
const isForm = (rows: Piece[][][]): boolean =>
  rows.filter((row) => row.some((cell) => cellText(cell).endsWith(':'))).length >= rows.length / 2;

/** Values from which equal steps are no accident. */
const SCALE = 5;

/** The axes of a chart: columns of nothing but values in equal steps. */
function isScale(rows: Piece[][][]): boolean {
  const columns = (rows[0] ?? []).map((_, column) =>
    rows.flatMap((row) => {
      const value =
        (row[column] ?? []).length === 1
          ? Number.parseFloat(cellText(row[column]).replace(',', ''))
          : Number.NaN;
      return Number.isFinite(value) ? [value] : [];
    }),
  );
  const long = columns.filter((values) => values.length >= SCALE);
  return (
    long.length > 0 &&
    long.every((values) => {
      const step = (values[1] ?? 0) - (values[0] ?? 0);
      const steps = values
        .slice(1)
        .filter((value, index) => Math.abs(value - (values[index] ?? 0) - step) < 1e-6);
      return step !== 0 && steps.length >= values.length - 2;
    })
  );
}
