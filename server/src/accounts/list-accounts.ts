import type { Db } from '../store/database.ts';

/** All accounts with what they may use, the oldest first. */
export const listAccounts = (db: Db) =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'credit_balance', 'monthly_pages', 'retention_hours'])
    .orderBy('id')
    .execute();
