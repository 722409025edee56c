import { isFinished } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { blobsWithoutOwner } from './blobs-without-owner.ts';

/** Deletes an extraction with its results, and then the bytes of its files. */
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
      .forUpdate()
      .executeTakeFirst();
    if (!extraction) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
    const documents = await tx
      .selectFrom('document')
      .select('blob_key')
      .where('extraction_id', '=', id)
      .execute();
    await tx.deleteFrom('extraction').where('id', '=', id).execute();
    return blobsWithoutOwner(tx, new Set(documents.map((document) => document.blob_key)));
  });
  // After the commit: a blob without a row is only litter, a row without its blob would be a loss.
  for (const key of unused) await blobs.delete(key);
}
