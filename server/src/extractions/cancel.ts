import { type Extraction, isFinished } from '@docglean/contract';
import { giveBack } from '../credits/give-back.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { endExtractions } from './end-extraction.ts';
import { loadExtraction } from './load.ts';
import { lockExtraction } from './lock.ts';

/**
 * Cancels the documents that nobody has begun to read; those that are being read are finished as usual, and then the
 * extraction ends as cancelled. Cancelling twice is fine. Throws RESOURCE_NOT_FOUND or ALREADY_FINISHED.
 */
export async function cancelExtraction(
  { db, queue }: Services,
  accountId: string,
  id: string,
): Promise<Extraction> {
  return db.transaction().execute(async (tx) => {
    const extraction = await lockExtraction(tx, accountId, id);
    if (extraction.status === 'cancelled') return loadExtraction(tx, accountId, id);
    if (isFinished(extraction.status)) throw new ApiError('ALREADY_FINISHED');

    const cancelled = await tx
      .updateTable('document')
      .set({ status: 'cancelled', credits: 0, finished_at: new Date() })
      .where('extraction_id', '=', id)
      .where('status', '=', 'queued')
      .returning(['page_credits', 'reserved_pages'])
      .execute();
    await giveBack(tx, extraction, cancelled);
    const unfinished = await tx
      .selectFrom('document')
      .select('id')
      .where('extraction_id', '=', id)
      .where('finished_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (!unfinished) await endExtractions(tx, queue, [extraction]);
    return loadExtraction(tx, accountId, id);
  });
}
