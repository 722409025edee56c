import { isFinished } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { notExpired } from './expiry.ts';
import { removeExtractions } from './remove.ts';

/** Deletes an extraction with its results and events, and then the bytes of its files. */
export async function deleteExtraction(
  { db, blobs }: Services,
  accountId: string,
  id: string,
): Promise<void> {
  const unused = await db.transaction().execute(async (tx) => {
    const extraction = await tx
      .selectFrom('extraction')
      .select('status')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where(notExpired())
      .forUpdate()
      .executeTakeFirst();
    if (!extraction) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
    return removeExtractions(tx, [id]);
  });
  // After the commit: a blob without a row is only litter, and swept; a row without its blob would be a loss.
  for (const key of unused) await blobs.delete(key);
}
