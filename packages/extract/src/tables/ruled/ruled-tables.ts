import type { LaidOutPage } from '../../layout/lines.ts';
import { type FoundTable, foundTable } from '../found-table.ts';
import { cutPiece, type Piece, textOf } from '../piece.ts';
import { splitBand } from './bands.ts';
import { type Lattice, latticeOf } from './lattice.ts';
import { meshesOf } from './meshes.ts';
import type { Strokes } from './strokes.ts';

/** Tables whose lines part their columns. */
export function findRuledTables({ page, segments }: LaidOutPage, strokes: Strokes): FoundTable[] {
  return meshesOf(strokes).flatMap((mesh) => {
    const lattice = latticeOf(mesh);
    const rows = lattice && rowsOf(lattice, segments);
    return rows && isTable(rows) ? [foundTable(page, rows)] : [];
  });
}

function rowsOf(lattice: Lattice, segments: readonly Piece[]): Piece[][][] {
  const bands = bandsOf(lattice, segments);
  const filled = withoutTitles(bands, lattice).filter((band) => band.some((cell) => cell.length > 0));
  return filled.flatMap((band) => splitBand(band, filled));
}

/** The pieces of text by band and column. */
function bandsOf(lattice: Lattice, segments: readonly Piece[]): Piece[][][] {
  const { xs, ys, cellAt } = lattice;
  const bands = Array.from({ length: ys.length - 1 }, () =>
    Array.from({ length: xs.length - 1 }, (): Piece[] => []),
  );
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  for (const segment of segments) {
    const band = fieldAt(ys, (segment.top + segment.bottom) / 2);
    if (band === null || segment.right < left || segment.left > right) continue;
    const columnOf = (word: { left: number; right: number }) => fieldAt(xs, (word.left + word.right) / 2);
    const cellOf = (word: { left: number; right: number }) => {
      const column = columnOf(word);
      return column === null ? null : cellAt(band, column);
    };
    const apart = (a: { left: number; right: number }, b: { left: number; right: number }) => {
      const [one, other] = [cellOf(a), cellOf(b)];
      return one?.column !== other?.column || one?.band !== other?.band;
    };
    for (const piece of cutPiece(segment, apart)) {
      const cell = piece.words[0] && cellOf(piece.words[0]);
      if (cell) bands[cell.band]?.[cell.column]?.push(piece);
    }
  }
  return bands;
}

/** Number of the field between the edges that a place lies in; null outside. */
function fieldAt(edges: readonly number[], place: number): number | null {
  if (place < (edges[0] ?? 0) || place >= (edges.at(-1) ?? 0)) return null;
  return edges.findLastIndex((edge) => edge <= place);
}

const TITLE =
  /^(?:table|tab\.|exhibit|figure|fig\.|chart|box|tabelle|abbildung|tableau|tabla|tabella|tabel)\b/i;
const NOTE = /^(?:sources?|notes?|quellen?|anmerkung|hinweis|fuente|nota|fonte|bron)\b/i;

/** A frame may also hold the title above and the notes below the grid, in cells as wide as the table. */
function withoutTitles(bands: Piece[][][], { xs, cellAt }: Lattice): Piece[][][] {
  const widest = xs.length - 2;
  const says = (index: number, pattern: RegExp) => {
    const first = bands[index]?.[0]?.[0];
    return (
      widest > 0 && cellAt(index, widest).column === 0 && first !== undefined && pattern.test(textOf(first))
    );
  };
  const top = bands.findIndex((_, index) => !says(index, TITLE));
  const bottom = bands.findLastIndex((_, index) => !says(index, NOTE));
  return bands.slice(Math.max(0, top), bottom + 1);
}

/** Share of the fields with text, below which lines are a drawing's. */
const LEAST_FILLED = 0.25;

function isTable(rows: Piece[][][]): boolean {
  const cells = rows.flat();
  const columns = (rows[0] ?? []).filter((_, column) => rows.some((row) => (row[column] ?? []).length > 0));
  const filled = cells.filter((cell) => cell.length > 0).length;
  return rows.length >= 2 && columns.length >= 2 && filled >= columns.length * rows.length * LEAST_FILLED;
}
