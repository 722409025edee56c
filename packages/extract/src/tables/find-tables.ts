import type { Table } from '@docglean/contract';
import type { LaidOutPage } from '../layout/lines.ts';
import { type FoundTable, tableOf } from './found-table.ts';
import type { Area } from './piece.ts';
import { findRuledTables } from './ruled/ruled-tables.ts';
import { strokesOf } from './ruled/strokes.ts';
import { findSpacedTables } from './spaced/spaced-tables.ts';

/** The tables of a document in reading order, each part of one that goes on over a page as a table of its own. */
export function findTables(pages: readonly LaidOutPage[]): Table[] {
  return pages.flatMap((page) => page.page.tables ?? tablesOn(page).map(tableOf));
}

function tablesOn(page: LaidOutPage): FoundTable[] {
  const strokes = strokesOf(page.page);
  const ruled = findRuledTables(page, strokes);
  const free = (one: Area) => ruled.every(({ area }) => !isInside(one, area));
  const horizontal = strokes.horizontal.filter(({ at, from, to }) =>
    free({ left: from, right: to, top: at, bottom: at }),
  );
  const spaced = findSpacedTables(page, page.segments.filter(free), horizontal);
  return [...ruled, ...spaced].sort((a, b) => a.area.top - b.area.top);
}

/** Points that strokes and text may stand out of the table that they belong to. */
const MARGIN = 6;

const isInside = (inner: Area, outer: Area): boolean =>
  inner.left > outer.left - MARGIN &&
  inner.right < outer.right + MARGIN &&
  inner.top > outer.top - MARGIN &&
  inner.bottom < outer.bottom + MARGIN;
