import type { ErrorCode } from '@docglean/contract';
import type { EnginePool } from '../engine/pool.ts';
import type { EngineProcess, ReadOutcome } from '../engine/process.ts';
import { publicMessage } from '../errors.ts';
import type { Outcome } from '../extractions/finish-document.ts';
import type { FinishDocument } from '../extractions/finisher.ts';
import { noteProgress } from '../extractions/note-progress.ts';
import { startDocument } from '../extractions/start-document.ts';
import type { Services } from '../services.ts';

/** Reads one document from the blob store and stores what came of it. */
export async function extractDocument(
  services: Services,
  engine: EnginePool,
  finish: FinishDocument,
  documentId: string,
): Promise<void> {
  // The process goes back before the result is stored: the next document is read meanwhile.
  const outcome = await engine.lend((process) => readDocument(services, process, documentId));
  if (outcome) await finish(documentId, outcome);
}

/** Null where there is nothing left to read. */
async function readDocument(
  services: Services,
  engine: EngineProcess,
  documentId: string,
): Promise<Outcome | null> {
  const { db, blobs, config } = services;
  const document = await startDocument(db, documentId);
  if (!document) return null;
  const options = {
    mode: document.mode,
    documentType: document.document_type ?? 'auto',
    pdfEngine: config.pdfEngine,
    ...(document.fields && { fields: document.fields }),
    ...(document.language && { language: document.language }),
    ...(document.pages && { range: document.pages }),
    ...(document.password && { password: document.password }),
  };
  const progress = noteProgress(services, documentId);
  const bytes = await blobs.read(document.blob_key);
  const startedMs = performance.now();
  const outcome = await engine.read({ bytes, options }, progress.onPage);
  const seconds = (performance.now() - startedMs) / 1000;
  services.metrics.engine('error' in outcome ? outcome.error : 'read', seconds);
  await progress.settled();
  return judge(outcome, document.review_threshold);
}

/** The last word on a document whose job failed for good: without it the extraction would never end. */
export async function failDocument(finish: FinishDocument, documentId: string): Promise<void> {
  await finish(documentId, failure('ENGINE_FAILED'));
}

function judge(outcome: ReadOutcome, reviewThreshold: number): Outcome {
  if ('error' in outcome) return failure(outcome.error);
  const { read } = outcome;
  const unsure = read.confidence !== null && read.confidence < reviewThreshold;
  const wrong = read.checks.some((check) => !check.passed);
  return { read, needsReview: unsure || wrong };
}

const failure = (code: ErrorCode): Outcome => ({ error: { code, message: publicMessage(code) } });
