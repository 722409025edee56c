import { isFinished } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { lockExtraction } from './lock.ts';
import { removeExtractions } from './remove.ts';

/** Deletes an extraction with its results and events, and then the bytes of its files. */
export async function deleteExtraction(
  { db, queue, blobs }: Services,
  accountId: string,
  id: string,
): Promise<void> {
  const unused = await db.transaction().execute(async (tx) => {
    const { status } = await lockExtraction(tx, accountId, id);
    if (!isFinished(status)) throw new ApiError('NOT_FINISHED');
    return removeExtractions(tx, queue, [id]);
  });
  // After the commit: a blob without a row is only litter, and swept; a row without its blob would be a loss.
  for (const key of unused) await blobs.delete(key);
}
