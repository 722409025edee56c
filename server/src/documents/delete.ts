import { ApiError } from '../errors.ts';
import { notExpired } from '../extractions/expiry.ts';
import { forgetDocuments } from '../matches/forget-documents.ts';
import { removeSectionsOf } from '../sections/remove.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { withoutOwner } from '../uploads/without-owner.ts';
import type { DocumentAddress } from './find.ts';

/** A callback in another service's words tells of one document: without it there is nothing to tell or to sign. */
async function forgetCallbackOf(tx: Tx, extractionId: string): Promise<void> {
  const forgotten = await tx
    .updateTable('extraction')
    .set({ callback_url: null, callback_secret: null })
    .where('id', '=', extractionId)
    .where('callback_dialect', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('document').select('id').where('extraction_id', '=', extractionId))),
    )
    .returning('id')
    .executeTakeFirst();
  if (forgotten) await tx.deleteFrom('delivery').where('extraction_id', '=', extractionId).execute();
}

/** Deletes one document, its results and the bytes of its file. Throws RESOURCE_NOT_FOUND or NOT_FINISHED. */
export async function deleteDocument(
  { db, queue, blobs }: Services,
  { accountId, extractionId, documentId }: DocumentAddress,
): Promise<void> {
  const unused = await db.transaction().execute(async (tx) => {
    const document = await tx
      .selectFrom('document')
      .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
      .select(['document.finished_at', 'document.blob_key'])
      .where('document.id', '=', documentId)
      .where('document.extraction_id', '=', extractionId)
      .where('document.account_id', '=', accountId)
      .where(notExpired())
      .forUpdate('document')
      .executeTakeFirst();
    if (!document) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!document.finished_at) throw new ApiError('NOT_FINISHED');
    await removeSectionsOf(tx, [documentId]);
    await forgetDocuments(tx, queue, [documentId]);
    await tx.deleteFrom('document').where('id', '=', documentId).execute();
    await forgetCallbackOf(tx, extractionId);
    // Events carry results: gone means gone.
    await tx.deleteFrom('event').where('subject_id', '=', documentId).execute();
    return withoutOwner(tx, new Set([document.blob_key]));
  });
  for (const key of unused) await blobs.delete(key);
}
