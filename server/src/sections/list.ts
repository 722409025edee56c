import type { SectionFilter, SectionSummary } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { sectionsMatching } from './load.ts';
import { presentSectionSummary } from './present.ts';

interface ListSections extends SectionFilter {
  limit: number;
  cursor?: string | undefined;
}

/** Newest first. */
export async function listSections(
  db: Db,
  accountId: string,
  filter: ListSections,
): Promise<Page<SectionSummary>> {
  const matching = sectionsMatching(db, accountId, filter);
  const rows = await (filter.cursor ? matching.where('section.id', '<', readCursor(filter.cursor)) : matching)
    .orderBy('section.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return toPage(rows, filter.limit, (row) => row.id, presentSectionSummary);
}
