import { removeSections } from '../sections/remove.ts';
import type { Services } from '../services.ts';

const atOnce = 100;

/** Deletes expired sections; extractions take those of their documents along. Gives how many. */
export async function sweepSections({ db }: Services): Promise<number> {
  for (let swept = 0; ; ) {
    const ids = await db.transaction().execute(async (tx) => {
      const expired = await tx
        .selectFrom('section')
        .select('id')
        .where('expires_at', '<=', new Date())
        .orderBy('id')
        .limit(atOnce)
        .forUpdate()
        .skipLocked()
        .execute();
      const found = expired.map(({ id }) => id);
      await removeSections(tx, found);
      return found;
    });
    swept += ids.length;
    if (ids.length < atOnce) return swept;
  }
}
