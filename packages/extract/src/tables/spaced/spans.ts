import type { Piece } from '../piece.ts';
import type { Stroke } from '../ruled/strokes.ts';
import { type Column, columnsUnder, overlap } from './columns.ts';

/** The first and the last column that a head is of. */
export interface Span {
  first: number;
  last: number;
}

/** The columns of a head: those of the stroke drawn right under it, else those it stands over or is centred over. */
export function spanOf(
  piece: Piece,
  line: readonly Piece[],
  below: readonly Piece[],
  columns: readonly Column[],
  strokes: readonly Stroke[],
): Span {
  const under = columnsUnder(piece, columns);
  const stroke = strokeUnder(piece, line, strokes);
  if (stroke) {
    const covered = columns.flatMap((column, index) =>
      stroke.from < middle(column) && middle(column) < stroke.to ? [index] : [],
    );
    return { first: Math.min(under.first, ...covered), last: Math.max(under.last, ...covered) };
  }
  const isOver = under.first !== under.last || under.first === 0;
  return isOver ? under : centred(piece, under.first, line, below, columns);
}

/** Points that the box of a text reaches below its letters, into a stroke drawn under them. */
const DESCENT = 3;
/** Share of a head that the stroke of its columns lies under. */
const UNDER = 0.9;

/** The stroke right under a head and under no other of its line. */
function strokeUnder(piece: Piece, line: readonly Piece[], strokes: readonly Stroke[]): Stroke | undefined {
  const shared = ({ from, to }: Stroke, other: Piece) => overlap({ left: from, right: to }, other);
  const stroke = strokes.find(
    (one) =>
      one.at > piece.bottom - DESCENT &&
      one.at < piece.bottom + piece.size &&
      shared(one, piece) > width(piece) * UNDER,
  );
  return stroke && line.every((other) => other === piece || shared(stroke, other) <= 0) ? stroke : undefined;
}

const width = ({ left, right }: Column): number => right - left;

/** Share of the narrower of two pieces that lies under the other where both are lines of one head. */
const STACKED = 0.6;

const middle = ({ left, right }: Column): number => (left + right) / 2;

/** Between two columns and not over the middle of one, with heads of both below: over as many as it is in the middle of. */
function centred(
  piece: Piece,
  column: number,
  line: readonly Piece[],
  below: readonly Piece[],
  columns: readonly Column[],
): Span {
  const none = { first: column, last: column };
  const over = below.filter((other) => overlap(other, piece) > 0);
  const [only] = over;
  if (over.length === 1 && only && overlap(only, piece) > Math.min(width(only), width(piece)) * STACKED)
    return none;
  const taken = new Set(
    line.filter((other) => other !== piece).map((other) => columnsUnder(other, columns).first),
  );
  const named = new Set(below.map((other) => columnsUnder(other, columns).first));
  let best = none;
  let nearest = Math.abs(middle(columns[column] ?? piece) - middle(piece)) - piece.size / 2;
  for (let first = column; first > 0 && !taken.has(first) && named.has(first); first--) {
    for (let last = column; last < columns.length && !taken.has(last) && named.has(last); last++) {
      const off = Math.abs(((columns[first]?.left ?? 0) + (columns[last]?.right ?? 0)) / 2 - middle(piece));
      if (off < nearest) [best, nearest] = [{ first, last }, off];
    }
  }
  return best;
}
