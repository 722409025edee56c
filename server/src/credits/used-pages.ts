import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
import { dayOf, firstOfMonth } from './months.ts';

/** Pages of this calendar month, those that are waiting included with one each. */
export async function usedPages(db: Db | Tx, accountId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('ledger_entry')
    .select(sql<number>`coalesce(sum(pages), 0)::int`.as('pages'))
    .where('account_id', '=', accountId)
    .where('day', '>=', sql<Date>`${dayOf(firstOfMonth(now))}::date`)
    .executeTakeFirstOrThrow();
  return row.pages;
}
