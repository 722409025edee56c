import type { Tx } from '../store/database.ts';
import { dayOf } from './months.ts';

/** Sets what an account may spend (null: anything), and notes the difference, so that its metered entries add up to it. */
export async function setBalance(tx: Tx, accountId: string, balance: number | null): Promise<void> {
  const before = await tx
    .selectFrom('account')
    .select('credit_balance')
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (before.credit_balance === balance) return;
  await tx.updateTable('account').set({ credit_balance: balance }).where('id', '=', accountId).execute();
  await tx
    .insertInto('ledger_entry')
    .values({
      account_id: accountId,
      kind: 'grant',
      operation: null,
      extraction_id: null,
      day: dayOf(new Date()),
      credits: (balance ?? 0) - (before.credit_balance ?? 0),
      metered: true,
    })
    .execute();
}
