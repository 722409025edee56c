import type { ErrorCode } from '@docglean/contract';
import type { Finished, Outcome } from '../extractions/finish-document.ts';
import type { Tx } from '../store/database.ts';

/** Where a document fails because of these, the file is not to blame: what was taken for it is given back. */
const notTheFile: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ENGINE_FAILED',
  'AI_UNREACHABLE',
  'AI_BUSY',
  'AI_QUOTA_USED_UP',
  'AI_KEY_REFUSED',
  'AI_MODEL_NOT_FOUND',
  'AI_REQUEST_REFUSED',
  'AI_ANSWER_UNUSABLE',
  'TIMED_OUT',
  'OUT_OF_MEMORY',
  'INSUFFICIENT_CREDITS',
  'EXTRACTION_CANCELLED',
]);

/** Whether a document that fails so is not to blame for it. */
export const isNotTheFile = (code: ErrorCode): boolean => notTheFile.has(code);

/** Pages that are paid for: those read; one for a file that cannot be read; none where it is not to blame. */
export function paidPages(outcome: Outcome): number {
  if ('read' in outcome) return Math.max(1, outcome.read.pageCount);
  return isNotTheFile(outcome.error.code) ? 0 : 1;
}

/**
 * Takes what documents cost beyond the pages that were taken at submission, from accounts that have a balance. A
 * document that costs more than is left fails, and its pages are given back. Gives the outcomes as they then are.
 */
export async function settleBalances(tx: Tx, finished: readonly Finished[]): Promise<readonly Finished[]> {
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'account_id', 'page_credits', 'reserved_pages'])
    .where(
      'id',
      'in',
      finished.map(({ documentId }) => documentId),
    )
    .where('finished_at', 'is', null)
    .execute();
  if (documents.length === 0) return finished;
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'credit_balance'])
    .where('id', 'in', [...new Set(documents.map((document) => document.account_id))])
    .where('credit_balance', 'is not', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const balances = new Map(accounts.map(({ id, credit_balance }) => [id, credit_balance ?? 0]));

  const settled = finished.map((one) => {
    const document = documents.find(({ id }) => id === one.documentId);
    const balance = document && balances.get(document.account_id);
    if (document === undefined || balance === undefined) return one;
    const due = document.page_credits * (paidPages(one.outcome) - document.reserved_pages);
    const outcome = due <= balance ? one.outcome : unaffordable(paidPages(one.outcome), due);
    balances.set(
      document.account_id,
      balance - document.page_credits * (paidPages(outcome) - document.reserved_pages),
    );
    return { ...one, outcome };
  });
  for (const { id, credit_balance } of accounts) {
    const balance = balances.get(id);
    if (balance !== credit_balance)
      await tx.updateTable('account').set({ credit_balance: balance }).where('id', '=', id).execute();
  }
  return settled;
}

const unaffordable = (pages: number, due: number): Outcome => ({
  error: {
    code: 'INSUFFICIENT_CREDITS',
    message: `The document has ${pages} pages, and the account does not have the ${due} credits that they cost beyond what was taken. Whoever runs the server can add credits; then send it again.`,
  },
});
