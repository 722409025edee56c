import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { matchesMatching } from './list.ts';
import { matchLaterAnew } from './match-later-anew.ts';

/** Deletes a match, its events, and what was rejected by it. Throws RESOURCE_NOT_FOUND. */
export async function deleteMatch({ db, queue }: Services, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await matchesMatching(tx, accountId, {}).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
    await tx.deleteFrom('match').where('id', '=', id).execute();
    await tx.deleteFrom('event').where('subject_id', '=', id).execute();
    const [bill] = row.bills;
    await matchLaterAnew(tx, queue, { id: row.document_id, date: bill?.date ?? null }, [row.bills, []]);
  });
}
