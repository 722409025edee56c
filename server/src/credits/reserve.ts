import { creditsPerPage, type PaidOperation } from '@docglean/contract';
import { sql } from 'kysely';
import type { Caller } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { Tx } from '../store/database.ts';
import { dayOf } from './months.ts';
import { usedPages } from './used-pages.ts';

export const operationOf = (mode: 'fields' | 'text'): PaidOperation =>
  mode === 'text' ? 'extract_text' : 'extract_fields';

export const sectionOperationOf = (useAi: boolean): PaidOperation => (useAi ? 'section_ai' : 'section');

/** Whether a request can be paid at all, by what was known when it came: nothing need be read and stored if not. */
export function requireCredits({ limits }: Caller): void {
  const cheapest = Math.min(...Object.values(creditsPerPage));
  if (limits.creditBalance !== null && limits.creditBalance < cheapest)
    throw new ApiError('INSUFFICIENT_CREDITS');
  if (limits.monthlyPages === 0) throw new ApiError('QUOTA_EXCEEDED');
}

/**
 * Takes the price of the pages that are known of: one for each document, where nobody counted them. How many it has is
 * known when it is read, and settled then.
 * Gives the entry for the ledger. For an account without limits there is nothing to ask the database.
 */
export async function reserve(
  tx: Tx,
  { accountId, limits }: Caller,
  extractionId: string | null,
  operation: PaidOperation,
  documents: number,
  pages: number,
) {
  const now = new Date();
  const credits = creditsPerPage[operation] * pages;
  if (limits.monthlyPages !== null) {
    // Whoever submits at the same moment waits here, and then counts these pages too.
    await tx
      .selectFrom('account')
      .select('id')
      .where('id', '=', accountId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const used = await usedPages(tx, accountId, now);
    if (used + pages > limits.monthlyPages) throw quotaExceeded(limits.monthlyPages, used, documents);
  }
  if (limits.creditBalance !== null) {
    const paid = await tx
      .updateTable('account')
      .set({ credit_balance: sql`credit_balance - ${credits}` })
      .where('id', '=', accountId)
      .where('credit_balance', '>=', credits)
      .returning('id')
      .executeTakeFirst();
    if (!paid) throw notEnough(credits, documents);
  }
  return {
    account_id: accountId,
    kind: 'reserve' as const,
    operation,
    extraction_id: extractionId,
    day: dayOf(now),
    credits: -credits,
    pages,
    documents,
    metered: limits.creditBalance !== null,
  };
}

const filesText = (count: number) => (count === 1 ? 'one file' : `${count} files`);

const notEnough = (credits: number, documents: number) =>
  new ApiError('INSUFFICIENT_CREDITS', {
    message: `The account does not have the ${credits} credits that ${filesText(documents)} cost at least. See GET /v1/credits for the balance and the price of a page. Whoever runs the server can add credits.`,
  });

const quotaExceeded = (limit: number, used: number, documents: number) =>
  new ApiError('QUOTA_EXCEEDED', {
    message: `The account may read ${limit} pages a month and has used ${used}, so ${filesText(documents)} would be too much. GET /v1/credits says when the next month begins. Whoever runs the server can raise the limit.`,
  });
