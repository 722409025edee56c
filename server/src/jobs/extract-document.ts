import type { EnginePool } from '../engine/pool.ts';
import type { EngineProcess } from '../engine/process.ts';
import type { Finished } from '../extractions/finish-document.ts';
import type { FinishDocument } from '../extractions/finisher.ts';
import { failure, judge } from '../extractions/judge.ts';
import type { UnreadDocument } from '../extractions/load-unread.ts';
import { noteProgress } from '../extractions/note-progress.ts';
import type { Services } from '../services.ts';

/** What was loaded longer ago than this is looked at again: the document may have been cancelled meanwhile. */
const freshMs = 1000;

/** What reading documents needs beside the services. */
export interface Reading {
  engine: EnginePool;
  load(documentId: string): Promise<UnreadDocument>;
  finish: FinishDocument;
}

/** Reads one document from the blob store and stores what came of it. */
export async function extractDocument(
  services: Services,
  { engine, load, finish }: Reading,
  documentId: string,
): Promise<void> {
  const loaded = await load(documentId);
  if (!loaded) return;
  const loadedMs = Date.now();
  // The process goes back before the result is stored: the next document is read meanwhile.
  const finished = await engine.lend(async (process) => {
    const document = Date.now() - loadedMs < freshMs ? loaded : await load(documentId);
    return document && readDocument(services, process, document);
  });
  if (finished) await finish(finished);
}

async function readDocument(
  services: Services,
  engine: EngineProcess,
  document: NonNullable<UnreadDocument>,
): Promise<Finished> {
  const { blobs, config } = services;
  const options = {
    mode: document.mode,
    documentType: document.document_type ?? 'auto',
    pdfEngine: config.pdfEngine,
    memories: document.memories,
    ...(document.fields && { fields: document.fields }),
    ...(document.language && { language: document.language }),
    ...(document.pages && { range: document.pages }),
    ...(document.password && { password: document.password }),
  };
  const progress = noteProgress(services, document.id);
  const bytes = await blobs.read(document.blob_key);
  const startedMs = performance.now();
  const outcome = await engine.run('read', { bytes, options }, progress.onPage);
  const seconds = (performance.now() - startedMs) / 1000;
  services.metrics.engine('error' in outcome ? outcome.error : 'read', seconds);
  await progress.settled();
  return {
    documentId: document.id,
    fileName: document.file_name,
    startedAt: progress.startedAt,
    outcome: judge(outcome, document.review_threshold),
    asked: { accountId: document.account_id, fields: document.fields, parserName: document.parser_name },
  };
}

/** The last word on a document whose job failed for good: without it the extraction would never end. */
export async function failDocument(finish: FinishDocument, documentId: string): Promise<void> {
  const asked = { accountId: '', fields: null, parserName: null };
  await finish({ documentId, fileName: '', startedAt: null, outcome: failure('ENGINE_FAILED'), asked });
}
