import type { Piece } from '../piece.ts';

export interface Column {
  left: number;
  right: number;
}

/** Share of the lines that may cross a gutter, as a heading over several columns does. */
const CROSSING = 0.12;
/** Narrowest gutter, in heights of the text; a space between words is half of it. */
const NARROWEST = 0.5;
/** A line takes part if it has this share of the pieces that the fullest lines have. */
const FULL = 0.6;
/** Share of the lines from which the fullest ones are enough to tell the columns. */
const MANY = 0.5;

/** The columns that the lines share: what lies between strips of white that few of the full lines cross. */
export function columnsOf(lines: readonly Piece[][]): Column[] {
  const full = fullLines(lines);
  if (full.length === 0) return [];
  const cores = coresOf(full, Math.floor(full.length * CROSSING));
  const columns = cores.map((core) => ({ ...core }));
  const stray: Piece[] = [];
  for (const piece of full.flat()) {
    const over = cores.flatMap((core, index) => (overlap(core, piece) > 0 ? [index] : []));
    const column = over.length === 1 ? columns[over[0] ?? 0] : undefined;
    if (column) widen(column, piece);
    else if (over.length === 0) stray.push(piece);
  }
  for (const line of lines)
    if (!full.includes(line) && line.length > 1)
      stray.push(...line.filter((piece) => columns.every((column) => overlap(column, piece) <= 0)));
  return withSparse(columns, stray);
}

/** Those with most pieces where they are many; else also those with somewhat fewer. */
function fullLines(lines: readonly Piece[][]): Piece[][] {
  const several = lines.filter((line) => line.length >= 2);
  const counts = several.map((line) => line.length).sort((a, b) => b - a);
  const usual = counts[Math.min(2, counts.length - 1)] ?? 0;
  const fullest = several.filter((line) => line.length >= usual);
  if (fullest.length >= several.length * MANY) return fullest;
  return several.filter((line) => line.length >= usual * FULL);
}

/** Stretches that more lines cover than may cross a gutter, those parted by too narrow a gutter taken as one. */
function coresOf(lines: readonly Piece[][], crossing: number): Column[] {
  const edges = lines.flatMap((line) =>
    line.flatMap(({ left, right }) => [
      { at: left, step: 1 },
      { at: right, step: -1 },
    ]),
  );
  edges.sort((a, b) => a.at - b.at || b.step - a.step);
  const narrowest =
    lines.flat().reduce((least, { size }) => Math.min(least, size), Number.POSITIVE_INFINITY) * NARROWEST;
  const cores: Column[] = [];
  let depth = 0;
  for (const { at, step } of edges) {
    const before = depth;
    depth += step;
    const last = cores.at(-1);
    if (before === crossing && step > 0) {
      if (last && at - last.right < narrowest) last.right = Number.POSITIVE_INFINITY;
      else cores.push({ left: at, right: Number.POSITIVE_INFINITY });
    } else if (depth === crossing && step < 0 && last) last.right = at;
  }
  return cores;
}

/** A column with few cells is one where at least two pieces stand that are in no other column. */
function withSparse(columns: Column[], stray: readonly Piece[]): Column[] {
  const sparse: { column: Column; count: number }[] = [];
  for (const piece of stray.toSorted((a, b) => a.left - b.left)) {
    const last = sparse.at(-1);
    if (last && overlap(last.column, piece) > 0) {
      widen(last.column, piece);
      last.count++;
    } else sparse.push({ column: { left: piece.left, right: piece.right }, count: 1 });
  }
  const added = sparse
    .filter(({ column, count }) => count > 1 && columns.every((other) => overlap(other, column) <= 0))
    .map(({ column }) => column);
  return [...columns, ...added].sort((a, b) => a.left - b.left);
}

function widen(column: Column, piece: Piece): void {
  column.left = Math.min(column.left, piece.left);
  column.right = Math.max(column.right, piece.right);
}

export const overlap = (a: Column, b: Column): number =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** Share of the narrower of the two that a piece must lie over a column to belong to it. */
const OVER = 0.25;

/** The first and the last column that a piece stands over; the nearest one where it stands over none. */
export function columnsUnder(piece: Column, columns: readonly Column[]): { first: number; last: number } {
  const over = columns.flatMap((column, index) => {
    const narrower = Math.min(piece.right - piece.left, column.right - column.left);
    return overlap(piece, column) > narrower * OVER ? [index] : [];
  });
  const [first, last] = [over[0], over.at(-1)];
  if (first !== undefined && last !== undefined) return { first, last };
  let nearest = 0;
  for (const [index, column] of columns.entries())
    if (overlap(piece, column) > overlap(piece, columns[nearest] ?? column)) nearest = index;
  return { first: nearest, last: nearest };
}
