import { creditsPerPage, type Extraction, type ExtractionOptions, type Field } from '@docglean/contract';
import type { Insertable } from 'kysely';
import type { Caller } from '../accounts/find-key.ts';
import { operationOf, reserve } from '../credits/reserve.ts';
import { ApiError } from '../errors.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Services } from '../services.ts';
import type { StoredBlob } from '../store/blobs.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import type { Schema } from '../store/schema.ts';
import { storableJson } from '../store/storable.ts';
import type { CallbackDialect } from '../webhooks/dialects.ts';
import { loadExtraction } from './load.ts';
import { type Plan, planOf } from './plan.ts';

export interface SubmittedFile {
  fileName: string;
  blob: StoredBlob;
  /** Where they were counted: then all are paid at submission, else one. */
  pageCount?: number;
  /** It was counted as one page, for it cannot be opened. */
  isUnreadable?: true;
  /** The bytes belong to an upload too. */
  ofUpload?: true;
}

const noModel = {
  path: 'engine',
  message: 'This server has no AI model set up.',
  fix: 'Choose "auto" or "rules".',
};

/** The pages that are paid at submission. */
export const pagesOf = (files: readonly SubmittedFile[]): number =>
  files.reduce((sum, { pageCount = 1 }) => sum + pageCount, 0);

const defaultDeadlineSeconds = 3600;

/** How long after its submission a callback is called in any case. */
export const deadlineMsOf = ({ deadline_seconds }: { deadline_seconds?: number | undefined }): number =>
  (deadline_seconds ?? defaultDeadlineSeconds) * 1000;

/** What only those can ask for who speak another service's words. */
export interface SurfaceWishes {
  /** Looked for beside the fields of the kind of document. */
  besideFields?: Field[] | undefined;
  /** How `callback_url` is called: once for the whole, at its end and never before. */
  callback?: { dialect: CallbackDialect; lockedSecret: string } | undefined;
}

/** Takes the credits and stores an extraction, its documents and their jobs, in one transaction. */
export async function submitExtraction(
  { db, queue, model }: Services,
  caller: Caller,
  files: SubmittedFile[],
  options: ExtractionOptions,
  wishes: SurfaceWishes = {},
): Promise<Extraction> {
  if (options.engine === 'ai' && !model) throw new ApiError('AI_NOT_CONFIGURED', { details: [noModel] });
  const plan = await planOf(db, caller.accountId, options);
  const id = newId('extraction');
  const operation = operationOf(options.mode);
  return db.transaction().execute(async (tx) => {
    const entry = await reserve(tx, caller, id, operation, files.length, pagesOf(files));
    const pageCredits = creditsPerPage[operation];
    await storeExtraction(tx, queue, caller, { id, files, options, wishes, plan, entry, pageCredits });
    return loadExtraction(tx, caller.accountId, id);
  });
}

interface NewExtraction {
  id: string;
  files: SubmittedFile[];
  options: ExtractionOptions;
  wishes?: SurfaceWishes;
  plan: Plan;
  /** What was taken for it, for the ledger. */
  entry: Insertable<Schema['ledger_entry']>;
  /** 0 where another operation pays for reading its pages. */
  pageCredits: number;
  /** Something waits for its end. */
  isAwaited?: boolean;
}

/** Writes an extraction, its documents and their jobs, as part of a transaction. Gives the documents' ids, in order. */
export async function storeExtraction(
  tx: Tx,
  queue: Queue,
  { accountId, limits }: Caller,
  { id, files, options, wishes = {}, plan, entry, pageCredits, isAwaited = false }: NewExtraction,
): Promise<string[]> {
  const deadlineMs = deadlineMsOf(options);
  const hasDeadline = options.callback_url !== undefined && !wishes.callback;
  await tx
    .with('taken', (query) => query.insertInto('ledger_entry').values(entry))
    .insertInto('extraction')
    .values({
      id,
      account_id: accountId,
      is_awaited: isAwaited,
      name: options.name ?? null,
      parser_id: options.parser_id ?? null,
      mode: options.mode,
      engine: options.engine,
      document_type: plan.documentType,
      fields: plan.fields ? storableJson(plan.fields) : null,
      language: plan.language,
      pages: options.pages ?? null,
      password: options.password ?? null,
      metadata: storableJson(options.metadata),
      customer_id: options.customer_id ?? null,
      review_threshold: plan.reviewThreshold,
      match_with: plan.matchWith ? storableJson(plan.matchWith) : null,
      callback_url: options.callback_url ?? null,
      callback_secret: wishes.callback?.lockedSecret ?? options.callback_secret ?? null,
      callback_dialect: wishes.callback?.dialect ?? null,
      beside_fields: wishes.besideFields ? storableJson(wishes.besideFields) : null,
      deadline_at: hasDeadline ? new Date(Date.now() + deadlineMs) : null,
      expires_at: expiryOf(limits),
    })
    .execute();
  const documents = files.map(({ fileName, blob, pageCount, isUnreadable }, position) => ({
    id: newId('document'),
    extraction_id: id,
    account_id: accountId,
    parser_id: options.parser_id ?? null,
    customer_id: options.customer_id ?? null,
    position,
    file_name: fileName,
    mime_type: blob.mimeType,
    size_bytes: blob.sizeBytes,
    sha256: blob.sha256,
    blob_key: blob.key,
    page_credits: pageCredits,
    page_count: isUnreadable ? null : (pageCount ?? null),
    reserved_pages: pageCount ?? 1,
    credits: pageCredits * (pageCount ?? 1),
  }));
  await tx.insertInto('document').values(documents).execute();
  await queue.sendAll(
    tx,
    'extract',
    documents.map((document) => ({ document_id: document.id })),
  );
  if (hasDeadline) await queue.send(tx, 'deadline', { extraction_id: id }, { delayMs: deadlineMs });
  return documents.map((document) => document.id);
}

/** When what is submitted now is deleted; null: it is kept. */
export const expiryOf = ({ retentionHours }: Caller['limits']): Date | null =>
  retentionHours === null ? null : new Date(Date.now() + retentionHours * 3600_000);
