import { cutPiece, linesOf, type Piece } from '../piece.ts';
import type { Field, Lattice } from './lattice.ts';

/** A piece of text with the field it stands in and the cell that this field belongs to. */
interface Placed {
  piece: Piece;
  field: Field;
  cell: Field;
}

/** The pieces of text by band and column of a lattice. */
export function placeText(lattice: Lattice, segments: readonly Piece[]): Piece[][][] {
  const placed = segments.flatMap((segment) => placesOf(segment, lattice));
  const cells = Map.groupBy(placed, ({ cell }) => cell.band * lattice.xs.length + cell.column);
  const homes = [...cells.values()].flatMap((cell) => settle(cell, lattice));
  const inked = new Set(
    placed.filter(({ cell }) => width(cell, lattice) === 1).map(({ cell }) => cell.column),
  );
  const bands = Array.from({ length: lattice.ys.length - 1 }, () =>
    Array.from({ length: lattice.xs.length - 1 }, (): Piece[] => []),
  );
  for (const { piece, cell } of homes) {
    const last = cell.column + width(cell, lattice);
    let column = cell.column;
    while (column < last && !inked.has(column)) column++;
    bands[cell.band]?.[column < last ? column : cell.column]?.push(piece);
  }
  return bands;
}

/** A segment, cut where it reaches from one cell into the next. */
function placesOf(segment: Piece, { xs, ys, cellAt }: Lattice): Placed[] {
  const band = fieldAt(ys, (segment.top + segment.bottom) / 2);
  if (band === null || segment.right < (xs[0] ?? 0) || segment.left > (xs.at(-1) ?? 0)) return [];
  const columnOf = (word: Extent) => fieldAt(xs, (word.left + word.right) / 2);
  const cellOf = (word: Extent) => {
    const column = columnOf(word);
    return column === null ? -1 : key(cellAt(band, column), xs.length);
  };
  return cutPiece(segment, (a, b) => cellOf(a) !== cellOf(b)).flatMap((piece) => {
    const column = piece.words[0] ? columnOf(piece.words[0]) : null;
    return column === null ? [] : [{ piece, field: { band, column }, cell: cellAt(band, column) }];
  });
}

type Extent = { left: number; right: number };

const key = ({ band, column }: Field, columns: number): number => band * columns + column;

/** Number of the field between the edges that a place lies in; null outside. */
function fieldAt(edges: readonly number[], place: number): number | null {
  if (place < (edges[0] ?? 0) || place >= (edges.at(-1) ?? 0)) return null;
  return edges.findLastIndex((edge) => edge <= place);
}

/** Bands from which a column without lines between them is taken for one whose lines were left out. */
const RAGGED = 3;
/** Share of those bands that must have a line of text of their own. */
const OWN_LINES = 0.7;

/**
 * Text of a merged cell stands in its first field. But where each band has its own line of it, or its pieces stand
 * beside each other, the lines between the fields were only left out.
 */
function settle(cell: readonly Placed[], lattice: Lattice): Placed[] {
  const first = cell[0]?.cell;
  if (!first) return [];
  const lines = linesOf(cell.map(({ piece }) => piece));
  const height = heightOf(first, lattice);
  const ownBands = new Set(cell.map(({ field }) => field.band)).size === lines.length;
  const ragged = height >= RAGGED && ownBands && lines.length >= height * OWN_LINES;
  const beside = width(first, lattice) > 1 && lines.some((line) => line.length > 1);
  return cell.map((one) => ({
    ...one,
    cell: {
      band: ragged ? one.field.band : first.band,
      column: beside ? leftField(one, lattice) : first.column,
    },
  }));
}

const leftField = ({ piece, cell }: Placed, { xs }: Lattice): number =>
  Math.max(cell.column, fieldAt(xs, piece.left + 1) ?? 0);

/** How many columns the cell takes that begins at a field. */
function width(cell: Field, { xs, cellAt }: Lattice): number {
  const own = key(cellAt(cell.band, cell.column), xs.length);
  let end = cell.column + 1;
  while (end < xs.length - 1 && key(cellAt(cell.band, end), xs.length) === own) end++;
  return end - cell.column;
}

function heightOf(cell: Field, { xs, ys, cellAt }: Lattice): number {
  let end = cell.band + 1;
  while (end < ys.length - 1 && key(cellAt(end, cell.column), xs.length) === key(cell, xs.length)) end++;
  return end - cell.band;
}
