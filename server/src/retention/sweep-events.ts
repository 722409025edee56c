import { limitsOf } from '../accounts/find-key.ts';
import type { Services } from '../services.ts';

/** Deletes events, and the log of their deliveries, that are older than results are kept. Gives how many. */
export async function sweepEvents({ db, config }: Services): Promise<number> {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'credit_balance', 'monthly_pages', 'retention_hours'])
    .$if(config.retentionHours === undefined, (query) => query.where('retention_hours', 'is not', null))
    .execute();
  let swept = 0;
  for (const account of accounts) {
    const { retentionHours } = limitsOf(account, config);
    if (retentionHours === null) continue;
    const { numDeletedRows } = await db
      .deleteFrom('event')
      .where('account_id', '=', account.id)
      .where('created_at', '<', new Date(Date.now() - retentionHours * 3600_000))
      .executeTakeFirstOrThrow();
    swept += Number(numDeletedRows);
  }
  return swept;
}
