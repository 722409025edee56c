import type { ErrorCode } from '@docglean/contract';
import type { EnginePool } from '../engine/pool.ts';
import { publicMessage } from '../errors.ts';
import { finishDocument, type Outcome } from '../extractions/finish-document.ts';
import { noteProgress } from '../extractions/note-progress.ts';
import { startDocument } from '../extractions/start-document.ts';
import type { Services } from '../services.ts';

/** Reads one document from the blob store and stores what came of it. */
export async function extractDocument(
  services: Services,
  engine: EnginePool,
  documentId: string,
): Promise<void> {
  const { db, queue, blobs, config } = services;
  const document = await startDocument(db, documentId);
  if (!document) return;
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
  const outcome = await engine.read({ bytes: await blobs.read(document.blob_key), options }, progress.onPage);
  await progress.settled();
  await finishDocument(db, queue, documentId, judge(outcome, document.review_threshold));
}

/** The last word on a document whose job failed for good: without it the extraction would never end. */
export async function failDocument({ db, queue }: Services, documentId: string): Promise<void> {
  await finishDocument(db, queue, documentId, failure('ENGINE_FAILED'));
}

function judge(outcome: Awaited<ReturnType<EnginePool['read']>>, reviewThreshold: number): Outcome {
  if ('error' in outcome) return failure(outcome.error);
  const { read } = outcome;
  const unsure = read.confidence !== null && read.confidence < reviewThreshold;
  const wrong = read.checks.some((check) => !check.passed);
  return { read, needsReview: unsure || wrong };
}

const failure = (code: ErrorCode): Outcome => ({ error: { code, message: publicMessage(code) } });
