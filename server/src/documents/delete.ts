import { ApiError } from '../errors.ts';
import { blobsWithoutOwner } from '../extractions/blobs-without-owner.ts';
import type { Services } from '../services.ts';

/** Deletes one document, its results and the bytes of its file. Throws RESOURCE_NOT_FOUND or NOT_FINISHED. */
export async function deleteDocument(
  { db, blobs }: Services,
  accountId: string,
  extractionId: string,
  documentId: string,
): Promise<void> {
  const unused = await db.transaction().execute(async (tx) => {
    const document = await tx
      .selectFrom('document')
      .select(['finished_at', 'blob_key'])
      .where('id', '=', documentId)
      .where('extraction_id', '=', extractionId)
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!document) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!document.finished_at) throw new ApiError('NOT_FINISHED');
    await tx.deleteFrom('document').where('id', '=', documentId).execute();
    return blobsWithoutOwner(tx, new Set([document.blob_key]));
  });
  for (const key of unused) await blobs.delete(key);
}
