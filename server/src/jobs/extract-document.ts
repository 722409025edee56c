import { readWithModel } from '../ai/read-with-model.ts';
import type { Tokens } from '../ai/tokens.ts';
import type { TaskOf } from '../engine/messages.ts';
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
  reading: Reading,
  documentId: string,
): Promise<void> {
  const loaded = await reading.load(documentId);
  const finished = loaded && (await readDocument(services, reading, loaded));
  if (finished) await reading.finish(finished);
}

type Unread = NonNullable<UnreadDocument>;

/** What came of a document; null where it was cancelled before its turn came. */
async function readDocument(
  services: Services,
  { engine, load }: Reading,
  loaded: Unread,
): Promise<Finished | null> {
  const loadedMs = Date.now();
  // The process goes back before a model is asked and before the result is stored: the next document is read meanwhile.
  const opened = await engine.lend(async (process) => {
    const document = Date.now() - loadedMs < freshMs ? loaded : await load(loaded.id);
    return document && openDocument(services, process, document);
  });
  if (!opened) return null;
  const { document, bytes, progress, outcome } = opened;
  const { model } = services;
  const read =
    model && 'asked' in outcome
      ? await readWithModel(services, model, engine, document, bytes, outcome.asked)
      : { outcome: 'asked' in outcome ? { result: outcome.asked.read } : outcome, budget: null };
  await progress.settled();
  return {
    documentId: document.id,
    fileName: document.file_name,
    startedAt: progress.startedAt,
    outcome: judge(read.outcome, document.review_threshold),
    ...(read.budget && isSpent(read.budget.spent) && { tokens: read.budget.spent }),
    asked: { accountId: document.account_id, fields: document.fields, parserName: document.parser_name },
  };
}

const isSpent = ({ input, output }: Tokens): boolean => input + output > 0;

/** Reads a document with the rules, and where a model is to be asked gives what it is asked. */
async function openDocument(services: Services, engine: EngineProcess, document: Unread) {
  const { blobs, config, model, metrics } = services;
  const options = {
    mode: document.mode,
    documentType: document.document_type ?? 'auto',
    pdfEngine: config.pdfEngine,
    memories: document.memories,
    ...(document.fields && { fields: document.fields }),
    ...(document.beside_fields && { beside: document.beside_fields }),
    ...(document.language && { language: document.language }),
    ...(document.pages && { range: document.pages }),
    ...(document.password && { password: document.password }),
  };
  const progress = noteProgress(services, document.id);
  const bytes = await blobs.read(document.blob_key);
  const isAsked = model !== null && document.engine !== 'rules' && document.mode === 'fields';
  const startedMs = performance.now();
  const outcome = isAsked
    ? await askedOutcome(engine, { bytes, options }, progress.onPage)
    : await engine.run('read', { bytes, options }, progress.onPage);
  const seconds = (performance.now() - startedMs) / 1000;
  metrics.engine('error' in outcome ? outcome.error : 'read', seconds);
  return { document, bytes, progress, outcome };
}

async function askedOutcome(
  engine: EngineProcess,
  task: TaskOf<'ask'>,
  onPage: (done: number, total: number) => void,
) {
  const outcome = await engine.run('ask', task, onPage);
  return 'error' in outcome ? outcome : { asked: outcome.result };
}

/** The last word on a document whose job failed for good: without it the extraction would never end. */
export async function failDocument(finish: FinishDocument, documentId: string): Promise<void> {
  const asked = { accountId: '', fields: null, parserName: null };
  await finish({ documentId, fileName: '', startedAt: null, outcome: failure('ENGINE_FAILED'), asked });
}
