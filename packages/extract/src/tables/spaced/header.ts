import type { Piece } from '../piece.ts';
import type { Stroke } from '../ruled/strokes.ts';
import { isValue, isYear } from '../values.ts';
import { type Column, columnsUnder, overlap } from './columns.ts';
import { type Span, spanOf } from './spans.ts';

/** Lines that the header of a table without values takes. */
const TALLEST = 8;

/** Number of the first line of the body: after a stroke, or where values begin. */
export function headerEnd(
  lines: readonly Piece[][],
  columns: readonly Column[],
  across: readonly number[],
): number {
  const values = lines.findIndex((line) => hasValues(line, columns));
  const limit = values < 0 ? Math.min(TALLEST, lines.length - 1) : values;
  const stroke = across.filter((at) => at <= topOf(lines[limit])).at(values < 0 ? 0 : -1);
  if (stroke !== undefined)
    return lines.filter((line) => topOf(line) + 1 < stroke && middleOf(line) < stroke).length;
  if (values < 0) return 1;
  let end = values;
  while (end > 1 && isKeyOnly(lines[end - 1] ?? [], columns)) end--;
  return end;
}

const topOf = (line: readonly Piece[] | undefined): number =>
  Math.min(...(line ?? []).map((piece) => piece.top));

const middleOf = (line: readonly Piece[]): number =>
  line.reduce((sum, piece) => sum + (piece.top + piece.bottom) / 2, 0) / line.length;

/** Most of what stands right of the first column are values, and not all of them years. */
function hasValues(line: readonly Piece[], columns: readonly Column[]): boolean {
  const others = line.filter((piece) => columnsUnder(piece, columns).first > 0);
  const values = others.filter(isValue);
  return values.length > 0 && values.length >= others.length / 2 && !values.every(isYear);
}

const isKeyOnly = (line: readonly Piece[], columns: readonly Column[]): boolean =>
  line.every((piece) => columnsUnder(piece, columns).first === 0);

interface Head extends Span {
  pieces: Piece[];
  row: number;
}

/**
 * A heading over several columns stands in a row of its own, at the first of them; the lines of a head are one cell.
 * A head's row is the number of headings above it.
 */
export function headerRows(
  lines: readonly Piece[][],
  columns: readonly Column[],
  strokes: readonly Stroke[],
): Piece[][][] {
  const heads: Head[] = [];
  for (const [index, line] of lines.entries()) {
    for (const piece of line)
      addHead(heads, piece, spanOf(piece, line, lines[index + 1] ?? [], columns, strokes), strokes);
  }
  const rows = heads.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return Array.from({ length: rows }, (_, row) =>
    columns.map((_, column) =>
      heads.filter((head) => head.row === row && head.first === column).flatMap((head) => head.pieces),
    ),
  );
}

function addHead(heads: Head[], piece: Piece, { first, last }: Span, strokes: readonly Stroke[]): void {
  const above = heads.filter((head) => head.first <= last && head.last >= first);
  const same = above.findLast((head) => head.first === first && head.last === last);
  const parted =
    same &&
    strokes.some(
      ({ at, from, to }) =>
        at > bottomOf(same) - 2 && at < piece.top + 2 && overlap({ left: from, right: to }, piece) > 0,
    );
  const under = above.filter((head) => head.last > head.first && head !== same);
  if (same && !parted && under.every((head) => head.row < same.row)) same.pieces.push(piece);
  else heads.push({ pieces: [piece], first, last, row: Math.max(-1, ...above.map((head) => head.row)) + 1 });
}

const bottomOf = ({ pieces }: Head): number => Math.max(...pieces.map((piece) => piece.bottom));
