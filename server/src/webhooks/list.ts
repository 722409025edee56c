import type { Webhook } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { presentWebhook } from './present.ts';

/** Newest first. */
export async function listWebhooks(
  db: Db,
  accountId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Webhook>> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('account_id', '=', accountId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', readCursor(cursor ?? '')))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => row.id, presentWebhook);
}
