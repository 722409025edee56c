import { removeExtractions } from '../extractions/remove.ts';
import type { Services } from '../services.ts';

const atOnce = 100;

/** Deletes expired extractions, finished or not, with their bytes. Gives how many. */
export async function sweepExtractions({ db, queue, blobs }: Services): Promise<number> {
  for (let swept = 0; ; ) {
    const { ids, unused } = await db.transaction().execute(async (tx) => {
      const expired = await tx
        .selectFrom('extraction')
        .select('id')
        .where('expires_at', '<=', new Date())
        .orderBy('id')
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute();
      const found = expired.map(({ id }) => id);
      return { ids: found, unused: await removeExtractions(tx, queue, found) };
    });
    for (const key of unused) await blobs.delete(key);
    swept += ids.length;
    if (ids.length < atOnce) return swept;
  }
}
