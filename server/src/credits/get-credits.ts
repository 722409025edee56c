import { type Credits, creditsPerPage } from '@docglean/contract';
import type { Caller } from '../accounts/find-key.ts';
import type { Db } from '../store/database.ts';
import { firstOfMonth } from './months.ts';
import { usedPages } from './used-pages.ts';

/** What the account may still use. */
export async function getCredits(db: Db, { accountId, limits }: Caller): Promise<Credits> {
  const now = new Date();
  const account = await db
    .selectFrom('account')
    .select('credit_balance')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return {
    balance: account.credit_balance,
    per_page: creditsPerPage,
    monthly_pages: {
      limit: limits.monthlyPages,
      used: await usedPages(db, accountId, now),
      resets_at: firstOfMonth(now, 1).toISOString(),
    },
  };
}
