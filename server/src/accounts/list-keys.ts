import type { ApiKey } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { presentKey } from './present-key.ts';

/** The keys that work, newest first. */
export async function listKeys(
  db: Db,
  accountId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ApiKey>> {
  const rows = await db
    .selectFrom('api_key')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .$if(cursor !== undefined, (query) => query.where('id', '<', readCursor(cursor ?? '')))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => row.id, presentKey);
}
