import type { Queue } from '../jobs/queue.ts';
import { forgetDocuments } from '../matches/forget-documents.ts';
import { removeSectionsOf } from '../sections/remove.ts';
import type { Tx } from '../store/database.ts';
import { withoutOwner } from '../uploads/without-owner.ts';

/** Removes extractions with all that was said about them. Gives the blobs that nobody needs any more. */
export async function removeExtractions(tx: Tx, queue: Queue, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'blob_key'])
    .where('extraction_id', 'in', ids)
    .execute();
  await forgetDocuments(
    tx,
    queue,
    documents.map(({ id }) => id),
  );
  // Events carry results. Those still on their way to a webhook end here too: gone means gone.
  const subjects = [...ids, ...documents.map((document) => document.id)];
  await tx.deleteFrom('event').where('subject_id', 'in', subjects).execute();
  await removeSectionsOf(
    tx,
    documents.map((document) => document.id),
  );
  await tx.deleteFrom('extraction').where('id', 'in', ids).execute();
  return withoutOwner(tx, new Set(documents.map((document) => document.blob_key)));
}
