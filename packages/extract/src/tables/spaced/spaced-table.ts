import { type FoundTable, foundTable } from '../found-table.ts';
import { areaOf, cutPiece, type Piece } from '../piece.ts';
import { isValue } from '../values.ts';
import { type Column, columnsOf, columnsUnder } from './columns.ts';
import { headerEnd, headerRows } from './header.ts';
import { aboveEachOther, besideEachOther, isCoherent } from './parting.ts';
import { partings, type Region } from './region.ts';
import { bodyRows } from './rows.ts';
import { isTable } from './verdict.ts';

/** The tables of a region. One whose lines do not share their columns is parted and each part read by itself. */
export function readSpacedTables(whole: Region): FoundTable[] {
  if (whole.lines.length < 2) return [];
  const columns = columnsOf(whole.lines);
  const region = cutAtGutters(whole, columns);
  const parts = isCoherent(region, columns) ? besideEachOther(region, columns) : aboveEachOther(region);
  if (parts.length > 1) return parts.flatMap(readSpacedTables);
  const table = columns.length > 1 ? readSpacedTable(region, columns) : null;
  return table ? [table] : [];
}

function readSpacedTable(whole: Region, columns: readonly Column[]): FoundTable | null {
  const region = whole.ruled ? whole : trimmed(whole, columns);
  const area = areaOf(region.lines.flat());
  const across = partings(region, area.left, area.right);
  const inside = across.filter((at) => at > area.top && at < area.bottom);
  const end = headerEnd(region.lines, columns, inside);
  const rows = [
    ...headerRows(region.lines.slice(0, end), columns, region.strokes),
    ...bodyRows(region.lines.slice(end), columns, inside),
  ];
  return isTable(rows, region.ruled && inside.length > 0) ? foundTable(region.page, rows) : null;
}

/** Gap, in heights of the text, that is wider than a space between words. */
const WIDER_THAN_SPACE = 0.4;
/** Heights of the text by which a cell may stand out of the column as the other lines show it. */
const OUT_OF_COLUMN = 0.6;

/** Cells set so close that they were taken for one piece are cut at the gutters of the other lines. */
function cutAtGutters(region: Region, columns: readonly Column[]): Region {
  const cut = (piece: Piece): Piece[] => {
    const { first, last } = columnsUnder(piece, columns);
    if (first === last) return [piece];
    const parts = cutPiece(piece, (left, right) => {
      if (columnsUnder(left, columns).last >= columnsUnder(right, columns).first) return false;
      const values = isValue({ words: [left] }) && isValue({ words: [right] });
      return values || right.left - left.right > piece.size * WIDER_THAN_SPACE;
    });
    return parts.every((part) => fits(part, columns)) ? parts : [piece];
  };
  return { ...region, lines: region.lines.map((line) => line.flatMap(cut)) };
}

function fits(part: Piece, columns: readonly Column[]): boolean {
  const { first, last } = columnsUnder(part, columns);
  const [left, right] = [columns[first]?.left ?? 0, columns[last]?.right ?? 0];
  const out = part.size * OUT_OF_COLUMN;
  return part.left > left - out && part.right < right + out;
}

/** Without the lines above and below that stand in no columns: a title, a note. */
function trimmed(region: Region, columns: readonly Column[]): Region {
  const { lines } = region;
  const inColumns = (line: readonly Piece[]) => line.length > 1;
  let first = Math.max(0, lines.findIndex(inColumns));
  while (first > 0 && isHeading(lines[first - 1], lines[first], columns)) first--;
  const last = lines.findLastIndex((line) => inColumns(line) || isCell(line, columns));
  return { ...region, lines: lines.slice(first, last + 1) };
}

function isCell([piece, ...more]: readonly Piece[], columns: readonly Column[]): boolean {
  if (!piece || more.length > 0) return false;
  const { first, last } = columnsUnder(piece, columns);
  return first === last;
}

/** Distances in heights of the text: from a heading to the line below, and from the middle of the table. */
const HEADING = { gap: 1, offMiddle: 2 };

/** Text right of the first column and close above the next line, not in the middle of the table as a title is. */
function isHeading(
  line: readonly Piece[] = [],
  below: readonly Piece[] = [],
  columns: readonly Column[],
): boolean {
  const [piece, key, last] = [line[0], columns[0], columns.at(-1)];
  if (!piece || !key || !last || piece.left < key.right) return false;
  const offMiddle = Math.abs(piece.left + piece.right - key.left - last.right) / 2;
  const gap = areaOf(below).top - piece.bottom;
  return gap < piece.size * HEADING.gap && offMiddle > piece.size * HEADING.offMiddle;
}
