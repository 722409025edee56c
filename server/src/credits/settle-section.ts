import { creditsPerPage } from '@docglean/contract';
import type { SectionOutcome } from '../sections/finish.ts';
import type { Tx } from '../store/database.ts';
import { dayOf } from './months.ts';
import { sectionOperationOf } from './reserve.ts';

interface PaidSection {
  account_id: string;
  extraction_id: string | null;
  use_ai: boolean;
  /** What was taken at submission. */
  credits: number;
  created_at: Date;
}

/**
 * Takes what a section costs beyond the one page a document that was taken at submission, or gives back what it costs
 * less. A section that costs more than is left fails, and costs nothing. Gives the outcome as it then is.
 */
export async function settleSection(
  tx: Tx,
  section: PaidSection,
  outcome: SectionOutcome,
): Promise<SectionOutcome> {
  const account = await tx
    .selectFrom('account')
    .select('credit_balance')
    .where('id', '=', section.account_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const balance = account.credit_balance;
  const operation = sectionOperationOf(section.use_ai);
  const dueFor = ({ pages }: SectionOutcome) => creditsPerPage[operation] * pages - section.credits;
  const settled =
    balance === null || dueFor(outcome) <= balance ? outcome : unaffordable(outcome.pages, dueFor(outcome));
  const due = dueFor(settled);
  if (due === 0) return settled;
  if (balance !== null)
    await tx
      .updateTable('account')
      .set({ credit_balance: balance - due })
      .where('id', '=', section.account_id)
      .execute();
  await tx
    .insertInto('ledger_entry')
    .values({
      account_id: section.account_id,
      kind: 'settle',
      operation,
      extraction_id: section.extraction_id,
      day: dayOf(section.created_at),
      credits: -due,
      pages: due / creditsPerPage[operation],
      metered: balance !== null,
    })
    .execute();
  return settled;
}

const unaffordable = (pages: number, due: number): SectionOutcome => ({
  pages: 0,
  error: {
    code: 'INSUFFICIENT_CREDITS',
    message: `The documents have ${pages} pages together, and the account does not have the ${due} credits that they cost beyond the first page of each. Whoever runs the server can add credits; then send them again.`,
  },
});
