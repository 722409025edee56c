import { type FoundTable, foundTable } from '../found-table.ts';
import { areaOf, type Piece } from '../piece.ts';
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
  const region = whole.ruled ? whole : trimmed(whole, columns);
  const area = areaOf(region.lines.flat());
  const across = partings(region, area.left, area.right).filter((at) => at > area.top && at < area.bottom);
  const end = headerEnd(region.lines, columns, across);
  const rows = [
    ...headerRows(region.lines.slice(0, end), columns, region.strokes),
    ...bodyRows(region.lines.slice(end), columns, across),
  ];
  return isTable(rows, region) ? foundTable(region.page, rows) : null;
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
