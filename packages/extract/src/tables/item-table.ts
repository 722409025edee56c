import type { Label } from '../fields/labels.ts';
import type { PhraseIndex } from '../fields/lexicon/lexicon.ts';
import type { LaidOutPage, Line } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import { type Cells, cellsOf } from './cells.ts';
import { findHeader, type Head, type Header } from './headers.ts';
import { isContinuation, isTotal, NUMBERS, startsRow } from './row-rules.ts';

export interface ItemRow {
  page: number;
  /** Column's index → its spans, line by line. */
  cells: Cells;
  top: number;
  bottom: number;
}

export interface ItemTable {
  heads: Head[];
  rows: ItemRow[];
  segments: Set<Segment>;
}

const CARRIED =
  /\b(?:carried forward|brought forward|carry over|übertrag|a reporter|report|suma y sigue|riporto|transport|te transporteren|zwischensumme|page total)\b/i;
/** A gap of more line heights than this ends the table. */
const LARGEST_GAP = 7;

/** The table of items from its header to the totals, going on over the next pages. */
export function findItemTable(
  pages: readonly LaidOutPage[],
  labels: readonly Label[],
  phrases: PhraseIndex,
): ItemTable | null {
  const { firstPage, header } = bestHeader(pages, phrases);
  const first = pages[firstPage];
  if (!first || !header) return null;
  const table: ItemTable = { heads: header.heads, rows: [], segments: new Set(headSegments(first, header)) };
  let ended = readRows(table, first, header, labels);
  for (const page of pages.slice(firstPage + 1)) {
    if (ended) break;
    const repeated = findHeader(page, phrases);
    const same = repeated && sameColumns(repeated.heads, header.heads);
    if (same) for (const segment of headSegments(page, repeated)) table.segments.add(segment);
    const before = table.rows.length;
    ended = readRows(table, page, same ? repeated : null, labels);
    if (table.rows.length === before) break;
  }
  return table.rows.length > 0 ? table : null;
}

/** Pages after the first header in which a clearer one may be, and by how much clearer. */
const PAGES_AHEAD = 2;
const CLEARER = 1.5;

/** The first header, unless a page soon after has one that is much more like that of a table of items. */
function bestHeader(
  pages: readonly LaidOutPage[],
  phrases: PhraseIndex,
): { firstPage: number; header: Header | null } {
  let best: { firstPage: number; header: Header | null } = { firstPage: -1, header: null };
  for (const [index, page] of pages.entries()) {
    if (best.header && index > best.firstPage + PAGES_AHEAD) break;
    const header = findHeader(page, phrases);
    if (header && (!best.header || header.score > best.header.score + CLEARER))
      best = { firstPage: index, header };
  }
  return best;
}

const headSegments = (page: LaidOutPage, header: Header): Segment[] =>
  page.lines.slice(header.from, header.to + 1).flatMap((line) => line.segments);

const sameColumns = (a: readonly Head[], b: readonly Head[]): boolean =>
  a.length === b.length && a.every((head, index) => head.concept === b[index]?.concept);

/** Reads the rows of one page into the table; says whether the table ended there. */
function readRows(
  table: ItemTable,
  page: LaidOutPage,
  header: Header | null,
  labels: readonly Label[],
): boolean {
  const heads = header?.heads ?? table.heads;
  const own = labels.filter((label) => label.span.segment.page === page.page);
  let waiting: Waiting = [];
  let bottom = header ? (page.lines[header.to]?.bottom ?? 0) : null;
  for (const line of page.lines.slice(header ? header.to + 1 : 0)) {
    const cells = cellsOf(line, heads);
    const kind = kindOf(line, cells, heads, own, bottom, table.rows.length > 0);
    if (kind === 'outside') continue;
    if (kind === 'total' || kind === 'end') {
      addTrailing(table, page, waiting, heads);
      return kind === 'total';
    }
    bottom = line.bottom;
    if (kind === 'text') waiting.push({ line, cells });
    if (kind !== 'row') continue;
    addRow(table, page, { line, cells }, waiting, heads);
    waiting = [];
  }
  addTrailing(table, page, waiting, heads);
  return false;
}

type LineKind = 'row' | 'text' | 'other' | 'outside' | 'total' | 'end';

/** What a line is to the table; `bottom` is where the table ends so far, null before its first row on a page. */
function kindOf(
  line: Line,
  cells: Cells,
  heads: readonly Head[],
  labels: readonly Label[],
  bottom: number | null,
  hasRows: boolean,
): LineKind {
  const isRow = startsRow(cells, heads);
  if (bottom === null && !isRow) return 'outside';
  if (bottom !== null && line.top - bottom > (line.bottom - line.top) * LARGEST_GAP) return 'end';
  if (hasRows && isTotal(line, cells, heads, labels)) return 'total';
  if (CARRIED.test(line.segments.map((segment) => segment.text).join(' '))) return 'outside';
  if (isRow) return 'row';
  return isContinuation(cells, heads) ? 'text' : 'other';
}

function addRow(
  table: ItemTable,
  page: LaidOutPage,
  { line, cells }: Waiting[number],
  waiting: Waiting,
  heads: readonly Head[],
): void {
  const row: ItemRow = { page: page.page.number, cells, top: line.top, bottom: line.bottom };
  const [above, own] = shareWaiting(waiting, table.rows.at(-1), row);
  for (const one of above) addLine(table, table.rows.at(-1), one, heads);
  table.rows.push(row);
  for (const segment of line.segments) table.segments.add(segment);
  for (const one of own.toReversed()) prependLine(table, row, one, heads);
}

/** Text right under the last row still belongs to it. */
function addTrailing(table: ItemTable, page: LaidOutPage, waiting: Waiting, heads: readonly Head[]): void {
  const last = table.rows.at(-1);
  for (const one of waiting) {
    if (
      !last ||
      last.page !== page.page.number ||
      one.line.top - last.bottom > (one.line.bottom - one.line.top) * 1.2
    )
      break;
    addLine(table, last, one, heads);
  }
}

type Waiting = { line: Line; cells: Cells }[];

/** Lines of text between two rows belong to the row they stand closer to. */
function shareWaiting(
  waiting: Waiting,
  above: ItemRow | undefined,
  below: ItemRow,
): [above: Waiting, below: Waiting] {
  if (!above || above.page !== below.page) return [[], waiting];
  const lines = waiting.map(({ line }) => line);
  let [cut, widest] = [waiting.length, (below.top - (lines.at(-1)?.bottom ?? above.bottom)) * 1.15];
  for (const [index, line] of lines.entries()) {
    const gap = line.top - (lines[index - 1]?.bottom ?? above.bottom);
    if (gap > widest * 1.15) [cut, widest] = [index, gap];
  }
  return [waiting.slice(0, cut), waiting.slice(cut)];
}

function addLine(
  table: ItemTable,
  row: ItemRow | undefined,
  { line, cells }: Waiting[number],
  heads: readonly Head[],
): void {
  if (!row) return;
  for (const [column, spans] of cells) {
    if (!NUMBERS.includes(heads[column]?.concept ?? ''))
      row.cells.set(column, [...(row.cells.get(column) ?? []), ...spans]);
  }
  row.bottom = line.bottom;
  for (const segment of line.segments) table.segments.add(segment);
}

function prependLine(
  table: ItemTable,
  row: ItemRow,
  { line, cells }: Waiting[number],
  heads: readonly Head[],
): void {
  for (const [column, spans] of cells) {
    if (!NUMBERS.includes(heads[column]?.concept ?? ''))
      row.cells.set(column, [...spans, ...(row.cells.get(column) ?? [])]);
  }
  row.top = line.top;
  for (const segment of line.segments) table.segments.add(segment);
}
