import type { Services } from '../services.ts';
import { withoutOwner } from '../uploads/without-owner.ts';

const atOnce = 500;
/** A submission that began in the last moment of an upload still comes to have its bytes. */
const graceMs = 3600_000;

/** Deletes expired uploads, and their bytes where no extraction uses them. Gives how many. */
export async function sweepUploads({ db, blobs }: Services): Promise<number> {
  for (let swept = 0; ; ) {
    const expired = await db.transaction().execute(async (tx) => {
      const rows = await tx
        .deleteFrom('upload')
        .where('id', 'in', (query) =>
          query
            .selectFrom('upload')
            .select('id')
            .where('expires_at', '<=', new Date(Date.now() - graceMs))
            .orderBy('id')
            .limit(atOnce)
            .forUpdate()
            .skipLocked(),
        )
        .returning('blob_key')
        .execute();
      const keys = new Set(rows.map((row) => row.blob_key));
      return { count: rows.length, unused: await withoutOwner(tx, keys) };
    });
    for (const key of expired.unused) await blobs.delete(key);
    swept += expired.count;
    if (expired.count < atOnce) return swept;
  }
}
