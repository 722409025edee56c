import type { Piece } from '../piece.ts';
import { splitBand } from '../ruled/bands.ts';
import { isValue } from '../values.ts';
import { type Column, columnsUnder } from './columns.ts';

/** Strokes across the body from which they are taken to part its rows. */
const RULED_ROWS = 3;

export function bodyRows(
  lines: readonly Piece[][],
  columns: readonly Column[],
  across: readonly number[],
): Piece[][][] {
  const cells = lines.map((line) => cellsOf(line, columns));
  const inside = across.filter(
    (at) => lines.some((line) => isAbove(line, at)) && lines.some((line) => !isAbove(line, at)),
  );
  if (inside.length < RULED_ROWS) return joined(cells);
  const bands = Map.groupBy(cells, (row) => inside.filter((at) => !isAbove(row.flat(), at)).length);
  const rows = [...bands.values()].map((band) =>
    columns.map((_, column) => band.flatMap((row) => row[column] ?? [])),
  );
  return rows.flatMap((band) => splitBand(band, rows));
}

const isAbove = (line: readonly Piece[], at: number): boolean =>
  line.every((piece) => (piece.top + piece.bottom) / 2 < at);

function cellsOf(line: readonly Piece[], columns: readonly Column[]): Piece[][] {
  const cells = columns.map((): Piece[] => []);
  for (const piece of line) cells[columnsUnder(piece, columns).first]?.push(piece);
  return cells;
}

/** Lines as rows, those that go on with the row above joined to it. */
function joined(lines: readonly Piece[][][]): Piece[][][] {
  const rows: Piece[][][] = [];
  for (const [index, line] of lines.entries()) {
    const above = rows.at(-1);
    if (above && goesOn(lines[index - 1] ?? [], line, lines[index + 1]))
      for (const [column, cell] of above.entries()) cell.push(...(line[column] ?? []));
    else rows.push(line.map((cell) => [...cell]));
  }
  return rows;
}

/** Gap to the line above, in heights of the text, up to which a line can go on with it. */
const TIGHT = 0.8;

function goesOn(above: Piece[][], line: Piece[][], below: Piece[][] | undefined): boolean {
  const [upper, own] = [above.flat(), line.flat()];
  const gap = Math.min(...own.map((piece) => piece.top)) - Math.max(...upper.map((piece) => piece.bottom));
  if (gap > (own[0]?.size ?? 0) * TIGHT) return false;
  const key = line[0]?.[0];
  if (!key) return !own.some(isValue);
  if (own.some((piece) => !line[0]?.includes(piece))) return false;
  return isDeeper(key, above[0]?.[0]) && upper.length > 1 && (!below || isDeeper(key, below[0]?.[0]));
}

const isDeeper = (piece: Piece, other: Piece | undefined): boolean =>
  other !== undefined && piece.left > other.left + piece.size * 0.3;
