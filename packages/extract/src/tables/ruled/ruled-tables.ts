import type { LaidOutPage } from '../../layout/lines.ts';
import { isNote, isTitle } from '../captions.ts';
import { type FoundTable, foundTable } from '../found-table.ts';
import { lacksKeys } from '../keys.ts';
import { cutPiece, linesOf, type Piece } from '../piece.ts';
import { isValue } from '../values.ts';
import { splitBand } from './bands.ts';
import { type Lattice, latticeOf } from './lattice.ts';
import { meshesOf } from './meshes.ts';
import { placeText } from './placing.ts';
import type { Strokes } from './strokes.ts';

/** Tables whose lines part their columns. */
export function findRuledTables({ page, segments }: LaidOutPage, strokes: Strokes): FoundTable[] {
  return meshesOf(strokes).flatMap((mesh) => {
    const lattice = latticeOf(mesh);
    const rows = lattice && rowsOf(lattice, segments);
    if (!rows || !isTable(rows)) return [];
    const table = foundTable(page, rows);
    return lacksKeys(table, segments) ? [] : [table];
  });
}

function rowsOf(lattice: Lattice, segments: readonly Piece[]): Piece[][][] {
  const bands = withoutTitles(placeText(lattice, segments), lattice);
  const filled = bands.filter((band) => band.some((cell) => cell.length > 0));
  return filled.flatMap((band) => splitBand(band, filled));
}

/** A frame may also hold the title above and the notes below the grid, in cells as wide as the table. */
function withoutTitles(bands: Piece[][][], { xs, cellAt }: Lattice): Piece[][][] {
  const last = xs.length - 2;
  const isWhole = (band: number) => last > 0 && cellAt(band, last).column === 0;
  const top = bands.findIndex((cells, band) => !isWhole(band) || !isTitle(cells.flat()));
  const bottom = bands.findLastIndex((cells, band) => !isWhole(band) || !isNote(cells.flat()));
  return bands.slice(Math.max(0, top), bottom + 1);
}

/** Share of the fields with text, below which lines are a drawing's. */
const LEAST_FILLED = 0.25;

/** Share of the rows that must have several cells with text. */
const LEAST_SEVERAL = 0.4;

function isTable(rows: Piece[][][]): boolean {
  const columns = (rows[0] ?? []).filter((_, column) => rows.some((row) => (row[column] ?? []).length > 0));
  const counts = rows.map((row) => row.filter((cell) => cell.length > 0).length);
  const several = counts.filter((count) => count > 1).length;
  const filled = counts.reduce((sum, count) => sum + count, 0);
  return (
    columns.length >= 2 &&
    several >= Math.max(2, rows.length * LEAST_SEVERAL) &&
    filled >= columns.length * rows.length * LEAST_FILLED &&
    !isCoarse(rows)
  );
}

/** Heights of the text between two values that stand in two columns. */
const APART = 0.6;

/** Whether a column holds values beside each other in most rows: its lines part groups of columns only. */
function isCoarse(rows: Piece[][][]): boolean {
  return (rows[0] ?? []).some((_, column) => {
    const lines = rows.flatMap((row) => linesOf(row[column] ?? []));
    const doubled = lines.filter((line) => {
      const parts = line.flatMap((piece) => cutPiece(piece, (a, b) => b.left - a.right > piece.size * APART));
      return parts.filter(isValue).length > 1;
    });
    return doubled.length > 2 && doubled.length > lines.length / 2;
  });
}
