import { areaOf, type Piece } from '../piece.ts';
import { isValue } from '../values.ts';
import { type Column, columnsUnder } from './columns.ts';
import type { Region } from './region.ts';

/** Share of the lines that may stand across the columns or with two pieces in one column. */
const MOST_ASTRAY = 0.35;

/** Whether the lines of a region share their columns. */
export function isCoherent({ lines, ruled }: Region, columns: readonly Column[]): boolean {
  const several = lines.filter((line) => line.length > 1);
  const astray = several.filter((line) => {
    const under = line.map((piece) => columnsUnder(piece, columns));
    return under.some(({ first, last }, index) => first !== last || first === under[index - 1]?.last);
  });
  return ruled || astray.length <= several.length * MOST_ASTRAY;
}

/** Gap, in heights of the text, from which a region can be parted. */
const LEAST_GAP = 0.5;

/** A region in two at its widest gap between lines; of gaps as wide, at the one nearest to its middle. */
export function aboveEachOther(region: Region): Region[] {
  const { lines } = region;
  const gaps = lines.slice(1).map((line, index) => {
    const [above, below] = [areaOf(lines[index] ?? []), areaOf(line)];
    return Math.round(((below.top - above.bottom) / (below.bottom - below.top)) * 20) / 20;
  });
  const widest = Math.max(...gaps);
  if (widest < LEAST_GAP) return [region];
  const fromMiddle = (index: number) => Math.abs(index - gaps.length / 2);
  const cuts = [...gaps.keys()].filter((index) => gaps[index] === widest);
  const cut = cuts.reduce((best, index) => (fromMiddle(index) < fromMiddle(best) ? index : best)) + 1;
  return [lines.slice(0, cut), lines.slice(cut)].map((part) => ({ ...region, lines: part }));
}

/** Least width of the gutter between two tables, in heights of the text. */
const BETWEEN_TABLES = 3;
/** Share of the cells of a column that must be text for it to be the first of a table, or values for the last. */
const MOSTLY = 0.6;

/** A region in two where its widest gutter has values on its left and a column of text with columns of its own on its right. */
export function besideEachOther(region: Region, columns: readonly Column[]): Region[] {
  const gutters = columns.slice(1).map((column, index) => column.left - (columns[index]?.right ?? 0));
  const at = gutters.indexOf(Math.max(...gutters)) + 1;
  const wide = (gutters[at - 1] ?? 0) > (region.lines[0]?.[0]?.size ?? 0) * BETWEEN_TABLES;
  if (at < 2 || at > columns.length - 2 || !wide) return [region];
  const share = (column: number, matches: (piece: Piece) => boolean) => {
    const pieces = region.lines.flat().filter((piece) => columnsUnder(piece, columns).first === column);
    return pieces.filter(matches).length / pieces.length;
  };
  if (share(at - 1, isValue) < MOSTLY || share(at, (piece) => !isValue(piece)) < MOSTLY) return [region];
  const middle = ((columns[at - 1]?.right ?? 0) + (columns[at]?.left ?? 0)) / 2;
  return [(piece: Piece) => piece.left < middle, (piece: Piece) => piece.left >= middle].map((side) => ({
    ...region,
    lines: region.lines.map((line) => line.filter(side)).filter((line) => line.length > 0),
  }));
}
