import type { LaidOutPage } from '../layout/lines.ts';
import { isTitle } from './captions.ts';
import type { FoundTable } from './found-table.ts';
import { linesOf, type Piece, textOf } from './piece.ts';

/** Shares of the page's height at its top and bottom in which headers and footers stand. */
const HEAD = 0.12;
const FOOT = 0.9;
/** Points by which the edges of the columns of two parts may differ. */
const ALIGNED = 12;
const CONTINUED = /\b(?:continued|cont\.|fortsetzung|suite|continuación|segue|vervolg)/i;

/**
 * Tells the parts of a table that goes on over the next pages: it ends one page and begins the next, its columns
 * stand at the same places. A header that a later part repeats is left out of that part.
 */
export function markContinued(tables: FoundTable[], pages: readonly LaidOutPage[]): void {
  for (const [index, table] of tables.entries()) {
    const before = tables[index - 1];
    const [above, page] = [pageOf(before, pages), pageOf(table, pages)];
    if (!before || !above || !page || pages.indexOf(page) !== pages.indexOf(above) + 1) continue;
    if (!endsPage(before, above) || !beginsPage(table, page) || !sameColumns(before, table)) continue;
    const first = tables.slice(0, index).findLast((part) => !part.continues);
    table.continues = true;
    table.rows = table.rows.slice(repeatedRows(table, first ?? before));
  }
}

const pageOf = (table: FoundTable | undefined, pages: readonly LaidOutPage[]): LaidOutPage | undefined =>
  pages.find(({ page }) => page === table?.page);

const endsPage = ({ area }: FoundTable, { page, segments }: LaidOutPage): boolean =>
  segments.every(({ top }) => top < area.bottom || top > page.height * FOOT);

function beginsPage({ area }: FoundTable, { page, segments }: LaidOutPage): boolean {
  const above = segments.filter((segment) => segment.bottom < area.top);
  return linesOf(above).every((line) => {
    const text = line.map(textOf).join(' ');
    return isTitle(line)
      ? CONTINUED.test(text)
      : CONTINUED.test(text) || line.every(({ bottom }) => bottom < page.height * HEAD);
  });
}

/** The columns of both parts stand above each other: each pair shares its left or its right edge. */
function sameColumns(a: FoundTable, b: FoundTable): boolean {
  const [edges, others] = [edgesOf(a), edgesOf(b)];
  return (
    edges.length === others.length &&
    edges.every(({ left, right }, column) => {
      const other = others[column];
      return other && (Math.abs(left - other.left) < ALIGNED || Math.abs(right - other.right) < ALIGNED);
    })
  );
}

function edgesOf({ rows }: FoundTable): { left: number; right: number }[] {
  return (rows[0] ?? []).map((_, column) => {
    const pieces = rows.flatMap((row) => row[column] ?? []);
    return {
      left: Math.min(...pieces.map((piece) => piece.left)),
      right: Math.max(...pieces.map((piece) => piece.right)),
    };
  });
}

function repeatedRows({ rows }: FoundTable, first: FoundTable): number {
  const differs = rows.findIndex((row, index) => textsOf(row) !== textsOf(first.rows[index] ?? []));
  return differs < 0 ? 0 : differs;
}

const textsOf = (row: readonly Piece[][]): string => row.map((cell) => cell.map(textOf).join(' ')).join('\t');
