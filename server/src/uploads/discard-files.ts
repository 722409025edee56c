import { blobsWithoutOwner } from '../extractions/blobs-without-owner.ts';
import type { SubmittedFile } from '../extractions/submit.ts';
import type { Services } from '../services.ts';

/** Deletes the bytes of files that came with a request which failed; those of an upload stay for the next try. */
export async function discardFiles({ db, blobs }: Services, files: readonly SubmittedFile[]): Promise<void> {
  const keys = new Set(files.map(({ blob }) => blob.key));
  const unused = await db.transaction().execute((tx) => blobsWithoutOwner(tx, keys));
  for (const key of unused) await blobs.delete(key);
}
