import type { Table } from '@docglean/contract';
import type { LaidOutPage } from '../layout/lines.ts';
import { markContinued } from './continued.ts';
import { type FoundTable, tableOf } from './found-table.ts';
import type { Area } from './piece.ts';
import { findRuledTables } from './ruled/ruled-tables.ts';
import { type Strokes, strokesOf } from './ruled/strokes.ts';
import { findSpacedTables } from './spaced/spaced-tables.ts';

/** The tables of a document in reading order, each part of one that goes on over a page as a table of its own. */
export function findTables(pages: readonly LaidOutPage[]): Table[] {
  const found = new Map(pages.map((page) => [page, page.page.tables ? [] : tablesOn(page)]));
  markContinued([...found.values()].flat(), pages);
  return pages.flatMap((page) => page.page.tables ?? (found.get(page) ?? []).map(tableOf));
}

function tablesOn(page: LaidOutPage): FoundTable[] {
  const drawn = strokesOf(
    page.page.rules.filter((rule) => !rule.shade),
    page.page,
  );
  const all = strokesOf(page.page.rules, page.page);
  const found = findRuledTables(page, drawn);
  found.push(...findRuledTables(outside(page, found), strokesOutside(all, found)));
  found.push(...findSpacedTables(outside(page, found), strokesOutside(all, found).horizontal));
  return found.sort((a, b) => a.area.top - b.area.top);
}

const isFree = (one: Area, found: readonly FoundTable[]): boolean =>
  found.every(({ area }) => !isInside(one, area));

const outside = (page: LaidOutPage, found: readonly FoundTable[]): LaidOutPage => ({
  ...page,
  segments: page.segments.filter((segment) => isFree(segment, found)),
});

const strokesOutside = ({ horizontal, vertical }: Strokes, found: readonly FoundTable[]): Strokes => ({
  horizontal: horizontal.filter(({ at, from, to }) =>
    isFree({ left: from, right: to, top: at, bottom: at }, found),
  ),
  vertical: vertical.filter(({ at, from, to }) =>
    isFree({ left: at, right: at, top: from, bottom: to }, found),
  ),
});

/** Points that strokes and text may stand out of the table that they belong to. */
const MARGIN = 6;

const isInside = (inner: Area, outer: Area): boolean =>
  inner.left > outer.left - MARGIN &&
  inner.right < outer.right + MARGIN &&
  inner.top > outer.top - MARGIN &&
  inner.bottom < outer.bottom + MARGIN;
