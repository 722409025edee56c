import type { Extraction, ExtractionFilter } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { lowestId } from '../store/ids.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { notExpired } from './expiry.ts';
import { countAllByStatus } from './load.ts';
import { presentExtraction } from './present.ts';

interface ListExtractions extends ExtractionFilter {
  limit: number;
  cursor?: string | undefined;
}

/** Newest first. */
export async function listExtractions(
  db: Db,
  accountId: string,
  filter: ListExtractions,
): Promise<Page<Extraction>> {
  const rows = await extractionsMatching(db, accountId, filter)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const counts = await countAllByStatus(
    db,
    rows.map(({ id }) => id),
  );
  return toPage(
    rows,
    filter.limit,
    (row) => row.id,
    (row) =>
      presentExtraction(
        row,
        counts.filter(({ extraction_id }) => extraction_id === row.id),
      ),
  );
}

/** The extractions that the filter lets through, without an order yet. */
export function extractionsMatching(db: Db, accountId: string, filter: ListExtractions) {
  const { cursor, created_after, created_before } = filter;
  let query = db.selectFrom('extraction').selectAll().where('account_id', '=', accountId).where(notExpired());
  if (cursor) query = query.where('id', '<', readCursor(cursor));
  if (created_after) query = query.where('id', '>=', lowestId('extraction', new Date(created_after)));
  if (created_before) query = query.where('id', '<', lowestId('extraction', new Date(created_before)));
  for (const column of ['status', 'parser_id', 'customer_id'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  return query;
}
