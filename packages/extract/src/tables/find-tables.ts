import type { Table } from '@docglean/contract';
import type { LaidOutPage } from '../layout/lines.ts';
import { type FoundTable, tableOf } from './found-table.ts';
import { findRuledTables } from './ruled/ruled-tables.ts';
import { strokesOf } from './ruled/strokes.ts';

/** The tables of a document in reading order, each part of one that goes on over a page as a table of its own. */
export function findTables(pages: readonly LaidOutPage[]): Table[] {
  return pages.flatMap((page) => page.page.tables ?? tablesOn(page).map(tableOf));
}

function tablesOn(page: LaidOutPage): FoundTable[] {
  const strokes = strokesOf(page.page);
  const ruled = findRuledTables(page, strokes);
  return [...ruled].sort((a, b) => a.area.top - b.area.top);
}
