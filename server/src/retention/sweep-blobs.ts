import type { Services } from '../services.ts';
import { withoutOwner } from '../uploads/without-owner.ts';

/** Younger ones may belong to a request that is still being read and has no row yet. */
const litterAfterMs = 48 * 3600_000;

/** Deletes blobs that nobody owns: a server that was killed, or lost its database, left them behind. Gives how many. */
export async function sweepBlobs({ db, blobs }: Services): Promise<number> {
  let swept = 0;
  for await (const keys of blobs.olderThan(new Date(Date.now() - litterAfterMs))) {
    for (const key of await withoutOwner(db, new Set(keys))) {
      await blobs.delete(key);
      swept += 1;
    }
  }
  return swept;
}
