import type { Db } from '../store/database.ts';

/** Deleting what is gone is fine: platforms unsubscribe more than once. */
export async function deleteWebhook(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('webhook').where('id', '=', id).where('account_id', '=', accountId).execute();
}
