import { setBalance } from '../credits/set-balance.ts';
import type { Db } from '../store/database.ts';

/** Left out: as it is. Null: no limit of its own. */
export interface AccountChange {
  credits?: number | null;
  monthlyPages?: number | null;
  retentionHours?: number | null;
}

/** Changes what an account may use. False where there is no such account. */
export async function changeAccount(db: Db, id: string, change: AccountChange): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const account = await tx
      .selectFrom('account')
      .select(['monthly_pages', 'retention_hours'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!account) return false;
    const {
      credits,
      monthlyPages = account.monthly_pages,
      retentionHours = account.retention_hours,
    } = change;
    await tx
      .updateTable('account')
      .set({ monthly_pages: monthlyPages, retention_hours: retentionHours })
      .where('id', '=', id)
      .execute();
    if (credits !== undefined) await setBalance(tx, id, credits);
    return true;
  });
}
