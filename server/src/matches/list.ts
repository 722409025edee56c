import type { Match, MatchFilter } from '@docglean/contract';
import type { Db, Tx } from '../store/database.ts';
import { lowestId } from '../store/ids.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { presentMatch } from './present.ts';

interface ListMatches extends MatchFilter {
  limit: number;
  cursor?: string | undefined;
}

/** Newest first. */
export async function listMatches(db: Db, accountId: string, filter: ListMatches): Promise<Page<Match>> {
  const rows = await matchesMatching(db, accountId, filter)
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return toPage(
    rows,
    filter.limit,
    ({ id }) => id,
    (row) => presentMatch(row),
  );
}

/** The matches that the filter lets through, without an order yet; none of a document that has expired. */
export function matchesMatching(db: Db | Tx, accountId: string, filter: Omit<ListMatches, 'limit'>) {
  const { cursor, created_after, created_before } = filter;
  let query = db
    .selectFrom('match')
    .selectAll()
    .where('account_id', '=', accountId)
    .where((its) => its.or([its('expires_at', 'is', null), its('expires_at', '>', new Date())]));
  if (cursor) query = query.where('id', '<', readCursor(cursor));
  if (created_after) query = query.where('id', '>=', lowestId('match', new Date(created_after)));
  if (created_before) query = query.where('id', '<', lowestId('match', new Date(created_before)));
  for (const column of ['result', 'document_id', 'decision'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  return query;
}
