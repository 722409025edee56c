import { isFinished } from '@docglean/contract';
import { recordEvents, sendEvents } from '../events/emit.ts';
import type { Services } from '../services.ts';
import { loadExtraction } from './load.ts';

/** At the deadline of an unfinished extraction: its callback is called with `timed_out`; the work itself goes on. */
export async function timeOutCallback({ db, queue }: Services, extractionId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('extraction')
      .select(['account_id', 'status'])
      .where('id', '=', extractionId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || isFinished(row.status)) return;
    const extraction = await loadExtraction(tx, row.account_id, extractionId, { evenExpired: true });
    const [eventId = ''] = await recordEvents(tx, [
      {
        accountId: row.account_id,
        type: 'extraction.timed_out',
        subjectId: extractionId,
        data: { extraction: { ...extraction, status: 'timed_out' } },
      },
    ]);
    await sendEvents(tx, queue, [{ accountId: row.account_id, eventId, callbackOf: { extractionId } }]);
  });
}
