import { creditsPerPage, type DocumentError, type SectionResult } from '@docglean/contract';
import { sectionOperationOf } from '../credits/reserve.ts';
import { settleSection } from '../credits/settle-section.ts';
import { announceFinish } from '../events/changes.ts';
import { emitEvents, sendEvents } from '../events/emit.ts';
import type { Services } from '../services.ts';
import { storableJson } from '../store/storable.ts';
import { presentSectionSummary } from './present.ts';

/** What came of comparing documents, and the pages that are paid for. */
export type SectionOutcome =
  | { result: SectionResult; pages: number }
  | { error: DocumentError; pages: number };

/**
 * Stores what came of a section, its credits, its event and its callback, in one transaction. A section that is finished already, or
 * was deleted meanwhile, stays as it is: its job may run twice.
 */
export async function finishSection(
  { db, queue }: Services,
  id: string,
  outcome: SectionOutcome,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const section = await tx
      .selectFrom('section')
      .select(['account_id', 'extraction_id', 'use_ai', 'credits', 'created_at'])
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!section) return;
    const settled = await settleSection(tx, section, outcome);
    const { error, result } = columnsOf(settled);
    const row = await tx
      .updateTable('section')
      .set({
        status: error ? 'failed' : 'completed',
        progress: 1,
        result: result && storableJson(result),
        error: error && storableJson(error),
        similarity: result?.similarity ?? null,
        section_count: result?.sections.length ?? null,
        variation_count: result?.variations.length ?? null,
        credits: settled.pages * creditsPerPage[sectionOperationOf(section.use_ai)],
        finished_at: new Date(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const documents = await tx
      .selectFrom('section_document')
      .select('document_id')
      .where('section_id', '=', id)
      .orderBy('position')
      .execute();
    const document_ids = documents.map(({ document_id }) => document_id);
    const [eventId = ''] = await emitEvents(tx, queue, [
      {
        accountId: row.account_id,
        type: error ? 'section.failed' : 'section.completed',
        subjectId: id,
        data: { section: presentSectionSummary({ ...row, document_ids }) },
      },
    ]);
    if (row.callback_url)
      await sendEvents(tx, queue, [{ accountId: row.account_id, eventId, callbackOf: { sectionId: id } }]);
    await announceFinish(tx, [id]);
  });
}

const columnsOf = (outcome: SectionOutcome) =>
  'error' in outcome ? { error: outcome.error, result: null } : { error: null, result: outcome.result };
