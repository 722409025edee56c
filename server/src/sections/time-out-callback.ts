import { recordEvents, sendEvents } from '../events/emit.ts';
import type { Services } from '../services.ts';
import { loadSectionSummary } from './load.ts';

/** At the deadline of an unfinished section: its callback is called with `timed_out`; the work itself goes on. */
export async function timeOutSectionCallback({ db, queue }: Services, sectionId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('section')
      .select('account_id')
      .where('id', '=', sectionId)
      .where('finished_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    const section = await loadSectionSummary(tx, row.account_id, sectionId, { evenExpired: true });
    const [eventId = ''] = await recordEvents(tx, [
      {
        accountId: row.account_id,
        type: 'section.timed_out',
        subjectId: sectionId,
        data: { section: { ...section, status: 'timed_out' } },
      },
    ]);
    await sendEvents(tx, queue, [{ accountId: row.account_id, eventId, callbackOf: { sectionId } }]);
  });
}
