import type { DocumentError, EventType } from '@docglean/contract';
import type { Extracted } from '@docglean/extract';
import { sql } from 'kysely';
import { textsIn, wordsOf } from '../documents/words.ts';
import { announceFinish } from '../events/changes.ts';
import { emitEvents, type NewEvent, sendEvents } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Db, Tx } from '../store/database.ts';
import { storableJson, storableText } from '../store/storable.ts';
import { endExtraction } from './end-extraction.ts';
import { summaryColumns } from './list-results.ts';
import { presentDocumentSummary } from './present.ts';

/** What came of reading a document. */
export type Outcome = { read: Omit<Extracted, 'pages'>; needsReview: boolean } | { error: DocumentError };

export interface Finished {
  documentId: string;
  fileName: string;
  /** When reading began; null where it never did. */
  startedAt: Date | null;
  outcome: Outcome;
}

/**
 * Stores what came of documents, their events, and for each extraction whose last one is among them its end with event
 * and callback: all in one transaction, a statement for each table and not for each document. A document that is
 * already finished stays as it is, so a job that runs twice finishes once.
 */
export async function finishDocuments(db: Db, queue: Queue, finished: readonly Finished[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const extractions = await lockExtractionsOf(tx, finished);
    const documents = await storeOutcomes(tx, finished);
    const ofExtraction = Map.groupBy(documents, ({ extraction_id }) => extraction_id);
    const touched = extractions.filter(({ id }) => ofExtraction.has(id));
    const [ended, running] = [
      touched.filter(({ id }) => ofExtraction.get(id)?.[0]?.others === 0),
      touched.filter(({ id }) => ofExtraction.get(id)?.[0]?.others !== 0),
    ];
    await beginExtractions(tx, running);
    const endings: NewEvent[] = [];
    for (const extraction of ended) endings.push(await endExtraction(tx, extraction));
    const documentEvents = touched.flatMap((extraction) =>
      (ofExtraction.get(extraction.id) ?? []).map((document) => documentEvent(document, extraction)),
    );
    const eventIds = await emitEvents(tx, queue, [...documentEvents, ...endings]);
    const callbacks = ended.flatMap(({ id, account_id, callback_url }, index) =>
      callback_url
        ? [{ accountId: account_id, callbackOf: id, eventId: eventIds[documentEvents.length + index] ?? '' }]
        : [],
    );
    await sendEvents(tx, queue, callbacks);
    await announceFinish(
      tx,
      ended.map(({ id }) => id),
    );
  });
}

type LockedExtraction = Awaited<ReturnType<typeof lockExtractionsOf>>[number];

/**
 * Two documents that finish at the same time must not both see the other as unfinished: one waits here. Always locked
 * in the same order, so that two such transactions never wait for each other.
 */
async function lockExtractionsOf(tx: Tx, finished: readonly Finished[]) {
  const ids = finished.map(({ documentId }) => documentId);
  return tx
    .selectFrom('extraction')
    .select(['id', 'account_id', 'status', 'metadata', 'callback_url'])
    .where('id', 'in', (document) =>
      document.selectFrom('document').select('extraction_id').where('id', 'in', ids),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function storeOutcomes(tx: Tx, finished: readonly Finished[]) {
  const ids = finished.map(({ documentId }) => documentId);
  const rows = finished.map(({ documentId, fileName, startedAt, outcome }) => ({
    id: documentId,
    started_at: startedAt,
    ...columnsOf(outcome, fileName),
  }));
  const outcomes = sql<{ id: string }>`json_to_recordset(${storableJson(rows)}::json)`.as<'outcome'>(sql`
    outcome(id text, started_at timestamptz, status text, page_count int, document_type text, engine text, engine_version text,
            confidence float8, words json, result json, fields json, checks json, tables json, pairs json, text text, error json)`);
  return (
    tx
      .updateTable('document')
      .from(outcomes)
      .set({
        status: sql`outcome.status`,
        page_count: sql`coalesce(outcome.page_count, document.page_count)`,
        document_type: sql`outcome.document_type`,
        engine: sql`outcome.engine`,
        engine_version: sql`outcome.engine_version`,
        confidence: sql`outcome.confidence`,
        words: sql`array_to_tsvector(array(select json_array_elements_text(outcome.words)))`,
        result: sql`outcome.result`,
        fields: sql`coalesce(outcome.fields, document.fields)`,
        checks: sql`coalesce(outcome.checks, document.checks)`,
        tables: sql`coalesce(outcome.tables, document.tables)`,
        pairs: sql`coalesce(outcome.pairs, document.pairs)`,
        text: sql`outcome.text`,
        error: sql`outcome.error`,
        started_at: sql`coalesce(outcome.started_at, document.started_at)`,
        finished_at: new Date(),
      })
      .whereRef('document.id', '=', 'outcome.id')
      .where('document.finished_at', 'is', null)
      .returning(summaryColumns.map((column) => `document.${column}` as const))
      // The statement began when the extraction was locked, so it sees what others stored before.
      .returning((its) =>
        its
          .selectFrom('document as other')
          .whereRef('other.extraction_id', '=', 'document.extraction_id')
          .where('other.finished_at', 'is', null)
          .where('other.id', 'not in', ids)
          .select(its.fn.countAll<number>().as('count'))
          .as('others'),
      )
      .execute()
  );
}

/** The first documents of an extraction may be finished before anybody said that they are being read. */
async function beginExtractions(tx: Tx, extractions: readonly LockedExtraction[]): Promise<void> {
  const queued = extractions.filter(({ status }) => status === 'queued').map(({ id }) => id);
  if (queued.length === 0) return;
  await tx
    .updateTable('extraction')
    .set({ status: 'processing', started_at: new Date() })
    .where('id', 'in', queued)
    .execute();
}

type StoredDocument = Awaited<ReturnType<typeof storeOutcomes>>[number];

const documentEvent = (document: StoredDocument, extraction: LockedExtraction): NewEvent => ({
  accountId: document.account_id,
  type: `document.${document.status}` as EventType,
  subjectId: document.id,
  data: { document: presentDocumentSummary(document, extraction) },
});

function columnsOf(outcome: Outcome, fileName: string) {
  if ('error' in outcome)
    return { status: 'failed' as const, error: outcome.error, words: wordsOf([fileName]) };
  const { read, needsReview } = outcome;
  return {
    status: needsReview ? ('needs_review' as const) : ('completed' as const),
    page_count: read.pageCount,
    document_type: read.documentType,
    engine: read.engine,
    engine_version: read.engineVersion,
    confidence: read.confidence,
    words: wordsOf([fileName, ...textsIn(read.result)]),
    result: read.result,
    fields: read.fields,
    checks: read.checks,
    tables: read.tables,
    pairs: read.pairs,
    text: storableText(read.text),
  };
}
