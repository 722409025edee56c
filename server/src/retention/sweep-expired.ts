import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';

const atOnce = 100;

/**
 * Removes the rows of a table whose time is over, a group in each transaction, until none is left; `remove` gives the blobs
 * that nobody needs any more. Gives how many.
 */
export async function sweepExpired(
  { db, blobs }: Services,
  table: 'extraction' | 'section',
  remove: (tx: Tx, ids: readonly string[]) => Promise<Iterable<string>>,
): Promise<number> {
  for (let swept = 0; ; ) {
    const { count, unused } = await db.transaction().execute(async (tx) => {
      const expired = await tx
        .selectFrom(table)
        .select('id')
        .where('expires_at', '<=', new Date())
        .orderBy('id')
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute();
      const ids = expired.map(({ id }) => id);
      return { count: ids.length, unused: await remove(tx, ids) };
    });
    for (const key of unused) await blobs.delete(key);
    swept += count;
    if (count < atOnce) return swept;
  }
}
