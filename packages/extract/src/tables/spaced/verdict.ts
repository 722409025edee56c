import { type Piece, textOf } from '../piece.ts';
import { isValue } from '../values.ts';
import type { Region } from './region.ts';

/** Whether rows read from a region are those of a table, and not text, a list, a form or a table of contents. */
export function isTable(rows: Piece[][][], region: Region): boolean {
  const columns = [...(rows[0] ?? []).keys()].filter((column) =>
    rows.some((row) => (row[column] ?? []).length > 0),
  );
  if (columns.length < 2 || rows.length < (region.ruled ? 2 : 3)) return false;
  const several = rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1);
  if (several.length < rows.length * 0.5 || !isFilled(several, columns.length)) return false;
  if (isContents(rows) || isList(rows) || isForm(rows) || isScale(rows) || isBare(rows)) return false;
  if (region.ruled) return true;
  if (isProse(rows, columns)) return false;
  const others = several.flatMap((row) => row.slice(1).filter((cell) => cell.length > 0));
  const values = others.filter((cell) => cell.every(isValue)).length;
  return (
    (values >= 3 && values >= others.length * 0.4) ||
    (columns.length > 2 && several.length > 3 && values >= others.length * 0.1)
  );
}

/** Share of the cells with text, in the rows that have several, below which pieces are scattered as in a chart. */
const LEAST_FILLED = 0.4;

const isFilled = (rows: Piece[][][], columns: number): boolean =>
  rows.flat().filter((cell) => cell.length > 0).length >= rows.length * columns * LEAST_FILLED;

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

/** Most cells of the first column end in a colon, or most cells of any. */
const isForm = (rows: Piece[][][]): boolean => {
  const cells = rows
    .flat()
    .map(cellText)
    .filter((text) => text !== '');
  const firsts = rows.map((row) => cellText(row[0])).filter((text) => text !== '');
  return (
    cells.filter((text) => text.endsWith(':')).length > cells.length * 0.3 ||
    firsts.filter((text) => text.endsWith(':')).length > firsts.length * 0.5
  );
};

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

/** Words from which a cell of one line is running text. */
const SENTENCE = 5;

function isProse(rows: Piece[][][], columns: readonly number[]): boolean {
  const wordy = columns.filter((column) => {
    const cells = rows.map((row) => row[column] ?? []).filter((cell) => cell.length > 0);
    const words = cells.reduce(
      (sum, cell) => sum + cell.reduce((all, piece) => all + piece.words.length, 0),
      0,
    );
    return words / cells.length >= SENTENCE;
  });
  return wordy.length > columns.length / 2;
}
