import { type Extraction, isFinished } from '@docglean/contract';
import type { Caller } from '../accounts/find-key.ts';
import { operationOf, reserve } from '../credits/reserve.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { loadExtraction } from './load.ts';
import { lockExtraction } from './lock.ts';

/** Reads the failed and cancelled documents again. Throws RESOURCE_NOT_FOUND, NOT_FINISHED, NOTHING_TO_RETRY, or what submitting throws for want of credits. */
export async function retryExtraction(
  { db, queue }: Services,
  caller: Caller,
  id: string,
  { password }: { password?: string | undefined },
): Promise<Extraction> {
  const { accountId } = caller;
  return db.transaction().execute(async (tx) => {
    const extraction = await lockExtraction(tx, accountId, id);
    if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
    const documents = await tx
      .updateTable('document')
      .set({
        status: 'queued',
        error: null,
        pages_done: 0,
        reserved_pages: 1,
        started_at: null,
        finished_at: null,
      })
      .where('extraction_id', '=', id)
      .where('status', 'in', ['failed', 'cancelled'])
      .returning(['id', 'credits', 'page_credits'])
      .execute();
    if (documents.length === 0) throw new ApiError('NOTHING_TO_RETRY');
    await payAgain(tx, caller, { id, mode: extraction.mode }, documents);
    await tx
      .updateTable('extraction')
      .set({ status: 'processing', finished_at: null, password: password ?? null })
      .where('id', '=', id)
      .execute();
    await queue.sendAll(
      tx,
      'extract',
      documents.map((document) => ({ document_id: document.id })),
    );
    return loadExtraction(tx, accountId, id);
  });
}

interface Retried {
  id: string;
  credits: number;
  page_credits: number;
}

/** Takes the price of a page for those that were given theirs back; the others have paid for it. */
async function payAgain(
  tx: Tx,
  caller: Caller,
  { id, mode }: { id: string; mode: 'fields' | 'text' },
  documents: readonly Retried[],
): Promise<void> {
  const unpaid = documents.filter(({ credits, page_credits }) => credits < page_credits);
  if (unpaid.length === 0) return;
  const entry = await reserve(tx, caller, id, operationOf(mode), unpaid.length, unpaid.length);
  await tx
    .insertInto('ledger_entry')
    .values({ ...entry, documents: 0 })
    .execute();
  await tx
    .updateTable('document')
    .set((its) => ({ credits: its.ref('page_credits') }))
    .where(
      'id',
      'in',
      unpaid.map((document) => document.id),
    )
    .execute();
}
