import type { DocumentError, EventType, Status } from '@docglean/contract';
import type { Extracted } from '@docglean/extract';
import { announceFinish } from '../events/changes.ts';
import { emitEvent, sendEvent } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Db, Tx } from '../store/database.ts';
import { storableJson, storableText } from '../store/storable.ts';
import { summaryColumns } from './list-results.ts';
import { countByStatus, loadExtraction } from './load.ts';
import { presentDocumentSummary } from './present.ts';

/** What came of reading a document. */
export type Outcome = { read: Omit<Extracted, 'pages'>; needsReview: boolean } | { error: DocumentError };

/**
 * Stores what came of a document, its event, and, if it was the last one, the end of its extraction with event and
 * callback: all in one transaction. A document that is already finished stays as it is, so a job that runs twice
 * finishes once.
 */
export async function finishDocument(
  db: Db,
  queue: Queue,
  documentId: string,
  outcome: Outcome,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const extraction = await lockExtractionOf(tx, documentId);
    if (!extraction) return;
    const document = await tx
      .updateTable('document')
      .set(columnsOf(outcome))
      .where('id', '=', documentId)
      .where('finished_at', 'is', null)
      .returning(summaryColumns)
      .executeTakeFirst();
    if (!document) return;
    await emitEvent(tx, queue, {
      accountId: document.account_id,
      type: `document.${document.status}` as EventType,
      subjectId: document.id,
      data: { document: presentDocumentSummary(document, extraction) },
    });
    await finishExtractionIfLast(tx, queue, extraction);
  });
}

type LockedExtraction = NonNullable<Awaited<ReturnType<typeof lockExtractionOf>>>;

/** Two documents that finish at the same time must not both see the other as unfinished: one waits here. */
async function lockExtractionOf(tx: Tx, documentId: string) {
  return tx
    .selectFrom('extraction')
    .select(['id', 'account_id', 'customer_id', 'metadata', 'callback_url'])
    .where('id', '=', (document) =>
      document.selectFrom('document').select('extraction_id').where('id', '=', documentId),
    )
    .forUpdate()
    .executeTakeFirst();
}

async function finishExtractionIfLast(tx: Tx, queue: Queue, extraction: LockedExtraction): Promise<void> {
  const counts = await countByStatus(tx, extraction.id);
  const has = (status: Status) => counts.some((count) => count.status === status);
  if (has('queued') || has('processing')) return;

  const onlyFailed = counts.every(({ status }) => status === 'failed');
  const status = onlyFailed ? 'failed' : has('needs_review') ? 'needs_review' : 'completed';
  await tx
    .updateTable('extraction')
    .set({ status, finished_at: new Date(), password: null })
    .where('id', '=', extraction.id)
    .execute();
  const eventId = await emitEvent(tx, queue, {
    accountId: extraction.account_id,
    type: `extraction.${status}`,
    subjectId: extraction.id,
    data: { extraction: await loadExtraction(tx, extraction.account_id, extraction.id) },
  });
  if (extraction.callback_url) {
    await sendEvent(tx, queue, { accountId: extraction.account_id, eventId, callbackOf: extraction.id });
  }
  await announceFinish(tx, extraction.id);
}

function columnsOf(outcome: Outcome) {
  const finished_at = new Date();
  if ('error' in outcome)
    return { status: 'failed' as const, error: storableJson(outcome.error), finished_at };
  const { read, needsReview } = outcome;
  return {
    status: needsReview ? ('needs_review' as const) : ('completed' as const),
    page_count: read.pageCount,
    document_type: read.documentType,
    engine: read.engine,
    engine_version: read.engineVersion,
    confidence: read.confidence,
    result: storableJson(read.result),
    fields: storableJson(read.fields),
    checks: storableJson(read.checks),
    tables: storableJson(read.tables),
    pairs: storableJson(read.pairs),
    text: storableText(read.text),
    finished_at,
  };
}
