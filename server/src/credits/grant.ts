import type { Db } from '../store/database.ts';
import { setBalance } from './set-balance.ts';

/** Gives every account that has no balance yet its first credits; from then on it has what is left of them. */
export async function grantFirstCredits(db: Db, credits: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Locked: of several processes that start together one gives them.
    const accounts = await tx
      .selectFrom('account')
      .select('id')
      .where('credit_balance', 'is', null)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    for (const { id } of accounts) await setBalance(tx, id, credits);
  });
}
