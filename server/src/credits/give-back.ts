import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import { dayOf } from './months.ts';
import { operationOf } from './reserve.ts';

interface Unread {
  id: string;
  account_id: string;
  mode: 'fields' | 'text';
  created_at: Date;
}

/** Gives back what was taken at submission for documents of an extraction that are not read after all. */
export async function giveBack(
  tx: Tx,
  { id, account_id, mode, created_at }: Unread,
  all: readonly { page_credits: number; reserved_pages: number }[],
): Promise<void> {
  // What is read for a section was not paid for here.
  const documents = all.filter(({ page_credits }) => page_credits > 0);
  if (documents.length === 0) return;
  const credits = documents.reduce((sum, one) => sum + one.page_credits * one.reserved_pages, 0);
  const account = await tx
    .updateTable('account')
    // A sum with an unlimited balance, which is null, stays null.
    .set({ credit_balance: sql`credit_balance + ${credits}` })
    .where('id', '=', account_id)
    .returning('credit_balance')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('ledger_entry')
    .values({
      account_id,
      kind: 'settle',
      operation: operationOf(mode),
      extraction_id: id,
      day: dayOf(created_at),
      credits,
      pages: -documents.reduce((sum, one) => sum + one.reserved_pages, 0),
      metered: account.credit_balance !== null,
    })
    .execute();
}
