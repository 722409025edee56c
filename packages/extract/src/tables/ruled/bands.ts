import { linesOf, type Piece } from '../piece.ts';
import { isValue } from '../values.ts';

/** Lines of values from which a band holds several rows that no line parts. */
const LEAST_ROWS = 3;

/** The rows of a band: one, unless values stand line by line beside each other in a band that is most of the table. */
export function splitBand(band: Piece[][], bands: readonly Piece[][][]): Piece[][][] {
  const lines = linesOf(band.flat());
  const starts = lines.map((line) => isRow(line, band));
  const rows = starts.filter(Boolean).length;
  if (rows < 2 || (rows < LEAST_ROWS && bands.length > LEAST_ROWS) || rows < lines.length / 2) return [band];
  const columnOf = new Map(band.flatMap((cell, column) => cell.map((piece) => [piece, column] as const)));
  const split: Piece[][][] = [];
  for (const line of lines) {
    const row = band.map((): Piece[] => []);
    for (const piece of line) row[columnOf.get(piece) ?? 0]?.push(piece);
    const keyOnly = row.every((cell, column) => column === 0 || cell.length === 0);
    const last = split.at(-1);
    if (last && !keyOnly && !line.some(isValue))
      last.forEach((cell, column) => {
        cell.push(...(row[column] ?? []));
      });
    else split.push(row);
  }
  return split;
}

function isRow(line: readonly Piece[], band: Piece[][]): boolean {
  const filled = band.filter((cell) => line.some((piece) => cell.includes(piece)));
  return (
    filled.length >= 2 &&
    filled.some((cell, index) => index > 0 && line.some((piece) => cell.includes(piece) && isValue(piece)))
  );
}
