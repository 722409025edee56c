import type { DocumentError, EventType, Status } from '@docglean/contract';
import type { Extracted } from '@docglean/extract';
import { sql } from 'kysely';
import { paidPages, settleBalances } from '../credits/settle.ts';
import { announceFinish } from '../events/changes.ts';
import { emitEvents, sendEvents } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Db, Tx } from '../store/database.ts';
import { storableJson, storableText } from '../store/storable.ts';
import { summaryColumns } from './list-results.ts';
import { countByStatus, loadExtraction } from './load.ts';
import { presentDocumentSummary } from './present.ts';

/** What came of reading a document. */
export type Outcome = { read: Omit<Extracted, 'pages'>; needsReview: boolean } | { error: DocumentError };

export interface Finished {
  documentId: string;
  outcome: Outcome;
}

/**
 * Stores what came of documents, their events, and for each extraction whose last one is among them its end with event
 * and callback: all in one transaction, a statement for each table and not for each document. A document that is
 * already finished stays as it is, so a job that runs twice finishes once. Gives the documents that were stored.
 */
export async function finishDocuments(db: Db, queue: Queue, finished: readonly Finished[]) {
  return db.transaction().execute(async (tx) => {
    const extractions = await lockExtractionsOf(tx, finished);
    const metered = extractions.some((extraction) => extraction.metered);
    const settled = metered ? await settleBalances(tx, finished) : finished;
    const documents = await storeOutcomes(tx, settled);
    const touched = extractions.filter(({ id }) =>
      documents.some(({ extraction_id }) => extraction_id === id),
    );
    const events = touched.flatMap((extraction) =>
      documents
        .filter(({ extraction_id }) => extraction_id === extraction.id)
        .map((document) => ({
          accountId: document.account_id,
          type: `document.${document.status}` as EventType,
          subjectId: document.id,
          data: { document: presentDocumentSummary(document, extraction) },
        })),
    );
    await emitEvents(tx, queue, events);
    for (const extraction of touched) await finishExtractionIfLast(tx, queue, extraction);
    return documents;
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
    .innerJoin('account', 'account.id', 'extraction.account_id')
    .select(['extraction.id', 'account_id', 'customer_id', 'metadata', 'callback_url'])
    .select(sql<boolean>`account.credit_balance is not null`.as('metered'))
    .where('extraction.id', 'in', (document) =>
      document.selectFrom('document').select('extraction_id').where('id', 'in', ids),
    )
    .orderBy('extraction.id')
    .forUpdate('extraction')
    .execute();
}

/** Stores outcomes, and in the same statement what they cost other than the one page taken at submission. */
async function storeOutcomes(tx: Tx, finished: readonly Finished[]) {
  const rows = finished.map(({ documentId, outcome }) => ({
    id: documentId,
    paid_pages: paidPages(outcome),
    ...columnsOf(outcome),
  }));
  const outcomes = sql<{
    id: string;
    paid_pages: number;
  }>`json_to_recordset(${storableJson(rows)}::json)`.as<'outcome'>(sql`
    outcome(id text, paid_pages int, status text, page_count int, document_type text, engine text,
            engine_version text, confidence float8, result json, fields json, checks json, tables json, pairs json,
            text text, error json)`);
  return tx
    .with('stored', (query) =>
      query
        .updateTable('document')
        .from(outcomes)
        .set({
          status: sql`outcome.status`,
          page_count: sql`coalesce(outcome.page_count, document.page_count)`,
          document_type: sql`outcome.document_type`,
          engine: sql`outcome.engine`,
          engine_version: sql`outcome.engine_version`,
          confidence: sql`outcome.confidence`,
          result: sql`outcome.result`,
          fields: sql`coalesce(outcome.fields, document.fields)`,
          checks: sql`coalesce(outcome.checks, document.checks)`,
          tables: sql`coalesce(outcome.tables, document.tables)`,
          pairs: sql`coalesce(outcome.pairs, document.pairs)`,
          text: sql`outcome.text`,
          error: sql`outcome.error`,
          credits: sql`document.page_credits * outcome.paid_pages`,
          finished_at: new Date(),
        })
        .whereRef('document.id', '=', 'outcome.id')
        .where('document.finished_at', 'is', null)
        .returning(summaryColumns.map((column) => `document.${column}` as const))
        .returning(['document.page_credits', 'outcome.paid_pages']),
    )
    .with('settled', (query) =>
      query
        .insertInto('ledger_entry')
        .columns(['account_id', 'kind', 'operation', 'extraction_id', 'day', 'credits', 'pages', 'metered'])
        .expression(settlements),
    )
    .selectFrom('stored')
    .selectAll()
    .execute();
}

/** One entry for each stored document that cost more or less than one page. */
const settlements = sql<never>`
  select stored.account_id, 'settle', case extraction.mode when 'text' then 'extract_text' else 'extract_fields' end,
         stored.extraction_id, (extraction.created_at at time zone 'UTC')::date,
         -stored.page_credits * (stored.paid_pages - 1), stored.paid_pages - 1, account.credit_balance is not null
  from stored
  join extraction on extraction.id = stored.extraction_id
  join account on account.id = stored.account_id
  where stored.paid_pages <> 1`;

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
  const [eventId = ''] = await emitEvents(tx, queue, [
    {
      accountId: extraction.account_id,
      type: `extraction.${status}`,
      subjectId: extraction.id,
      data: {
        extraction: await loadExtraction(tx, extraction.account_id, extraction.id, { evenExpired: true }),
      },
    },
  ]);
  if (extraction.callback_url) {
    await sendEvents(tx, queue, [{ accountId: extraction.account_id, eventId, callbackOf: extraction.id }]);
  }
  await announceFinish(tx, extraction.id);
}

function columnsOf(outcome: Outcome) {
  if ('error' in outcome) return { status: 'failed' as const, error: outcome.error };
  const { read, needsReview } = outcome;
  return {
    status: needsReview ? ('needs_review' as const) : ('completed' as const),
    page_count: read.pageCount,
    document_type: read.documentType,
    engine: read.engine,
    engine_version: read.engineVersion,
    confidence: read.confidence,
    result: read.result,
    fields: read.fields,
    checks: read.checks,
    tables: read.tables,
    pairs: read.pairs,
    text: storableText(read.text),
  };
}
