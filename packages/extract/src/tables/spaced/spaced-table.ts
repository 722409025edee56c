import type { PlacedWord } from '../../layout/segments.ts';
import { type FoundTable, foundTable } from '../found-table.ts';
import { areaOf, cutPiece, type Piece } from '../piece.ts';
import { isValue } from '../values.ts';
import { type Column, columnsOf, columnsUnder } from './columns.ts';
import { headerEnd, headerRows } from './header.ts';
import { partings, type Region } from './region.ts';
import { bodyRows } from './rows.ts';
import { isTable } from './verdict.ts';

/** A region as a table; null if it is none. */
export function readSpacedTable(whole: Region): FoundTable | null {
  if (whole.lines.length < 2) return null;
  const columns = columnsOf(whole.lines);
  if (columns.length < 2) return null;
  const region = cutAtGutters(whole.ruled ? whole : trimmed(whole, columns), columns);
  const area = areaOf(region.lines.flat());
  const across = partings(region, area.left, area.right).filter((at) => at > area.top && at < area.bottom);
  const end = headerEnd(region.lines, columns, across);
  const rows = [
    ...headerRows(region.lines.slice(0, end), columns, region.strokes),
    ...bodyRows(region.lines.slice(end), columns, across),
  ];
  return isTable(rows, region) ? foundTable(region.page, rows) : null;
}

/** Gap, in heights of the text, that is wider than a space between words. */
const WIDER_THAN_SPACE = 0.35;

/** Cells set so close that they were taken for one piece are cut at the gutters of the other lines. */
function cutAtGutters(region: Region, columns: readonly Column[]): Region {
  const parts = (left: PlacedWord, right: PlacedWord, size: number) => {
    const [from, to] = [columnsUnder(left, columns), columnsUnder(right, columns)];
    if (from.last >= to.first) return false;
    const values = isValue({ words: [left] }) && isValue({ words: [right] });
    return values || right.left - left.right > size * WIDER_THAN_SPACE;
  };
  const cut = (piece: Piece) => cutPiece(piece, (left, right) => parts(left, right, piece.size));
  return { ...region, lines: region.lines.map((line) => line.flatMap(cut)) };
}

/** Without the lines above and below that stand in no columns: a title, a note. */
function trimmed(region: Region, columns: readonly Column[]): Region {
  const inColumns = (line: readonly Piece[]) => line.length > 1;
  const first = region.lines.findIndex(inColumns);
  const last = region.lines.findLastIndex((line) => inColumns(line) || isCell(line, columns));
  return { ...region, lines: region.lines.slice(Math.max(0, first), last + 1) };
}

function isCell([piece, ...more]: readonly Piece[], columns: readonly Column[]): boolean {
  if (!piece || more.length > 0) return false;
  const { first, last } = columnsUnder(piece, columns);
  return first === last;
}
