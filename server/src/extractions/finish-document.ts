import type { DocumentError, EventType } from '@docglean/contract';
import type { ReadByRules } from '@docglean/extract';
import { sql } from 'kysely';
import type { Tokens } from '../ai/tokens.ts';
import { settleBalances } from '../credits/settle.ts';
import type { NewEvent } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Asked } from '../matches/match-keys.ts';
import type { Db, Tx } from '../store/database.ts';
import { endExtractions } from './end-extraction.ts';
import { presentDocumentSummary } from './present.ts';
import { storeOutcomes } from './store-outcomes.ts';

/** What came of reading a document. */
export type Outcome = { read: ReadByRules; needsReview: boolean } | { error: DocumentError };

export interface Finished {
  documentId: string;
  fileName: string;
  /** When reading began; null where it never did. */
  startedAt: Date | null;
  outcome: Outcome;
  /** What an AI model took for it. */
  tokens?: Tokens;
  /** What it was read with. */
  asked: Asked;
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
    const documents = await storeOutcomes(tx, metered ? await settleBalances(tx, finished) : finished);
    const ofExtraction = Map.groupBy(documents, ({ extraction_id }) => extraction_id);
    const touched = extractions.filter(({ id }) => ofExtraction.has(id));
    const isEnded = ({ id }: LockedExtraction) => ofExtraction.get(id)?.[0]?.others === 0;
    await beginExtractions(
      tx,
      touched.filter((extraction) => !isEnded(extraction)),
    );
    const documentEvents = touched.flatMap((extraction) =>
      (ofExtraction.get(extraction.id) ?? []).map((document) => documentEvent(document, extraction)),
    );
    await endExtractions(tx, queue, touched.filter(isEnded), documentEvents);
    await sendMatches(tx, queue, documents, touched);
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
    .select(['extraction.id', 'account_id', 'status', 'metadata', 'callback_url', 'is_awaited', 'match_with'])
    .select(sql<boolean>`account.credit_balance is not null`.as('metered'))
    .where('extraction.id', 'in', (document) =>
      document.selectFrom('document').select('extraction_id').where('id', 'in', ids),
    )
    .orderBy('extraction.id')
    .forUpdate('extraction')
    .execute();
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

/** Documents that are to be matched, and those that waited for one of these; a statement only where there are any. */
async function sendMatches(
  tx: Tx,
  queue: Queue,
  documents: readonly StoredDocument[],
  extractions: readonly LockedExtraction[],
): Promise<void> {
  const asking = new Set(extractions.filter(({ match_with }) => match_with).map(({ id }) => id));
  const own = documents.filter(
    ({ extraction_id, paper_kind }) => paper_kind !== null && asking.has(extraction_id),
  );
  const ids = new Set([...own.map(({ id }) => id), ...documents.flatMap(({ waiting }) => waiting)]);
  if (ids.size === 0) return;
  await queue.sendAll(
    tx,
    'match',
    [...ids].map((document_id) => ({ document_id })),
  );
}

type StoredDocument = Awaited<ReturnType<typeof storeOutcomes>>[number];

const documentEvent = (document: StoredDocument, extraction: LockedExtraction): NewEvent => ({
  accountId: document.account_id,
  type: `document.${document.status}` as EventType,
  subjectId: document.id,
  data: { document: presentDocumentSummary(document, extraction) },
});
