import { creditsPerPage, type Extraction, type ExtractionOptions } from '@docglean/contract';
import type { Caller } from '../accounts/find-key.ts';
import { operationOf, reserve } from '../credits/reserve.ts';
import type { Services } from '../services.ts';
import type { StoredBlob } from '../store/blobs.ts';
import { newId } from '../store/ids.ts';
import { storableJson } from '../store/storable.ts';
import { loadExtraction } from './load.ts';
import { planOf } from './plan.ts';

export interface SubmittedFile {
  fileName: string;
  blob: StoredBlob;
  /** The bytes belong to an upload too. */
  ofUpload?: true;
}

const defaultDeadlineSeconds = 3600;

/** Takes the credits and stores an extraction, its documents and their jobs, in one transaction. */
export async function submitExtraction(
  { db, queue }: Services,
  caller: Caller,
  files: SubmittedFile[],
  options: ExtractionOptions,
): Promise<Extraction> {
  const plan = await planOf(db, caller.accountId, options);
  const id = newId('extraction');
  const { accountId } = caller;
  const hours = caller.limits.retentionHours;
  const deadlineMs = (options.deadline_seconds ?? defaultDeadlineSeconds) * 1000;

  const operation = operationOf(options.mode);
  return db.transaction().execute(async (tx) => {
    const entry = await reserve(tx, caller, id, operation, files.length);
    await tx
      .with('taken', (query) => query.insertInto('ledger_entry').values(entry))
      .insertInto('extraction')
      .values({
        id,
        account_id: accountId,
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
        callback_secret: options.callback_secret ?? null,
        deadline_at: options.callback_url ? new Date(Date.now() + deadlineMs) : null,
        expires_at: hours === null ? null : new Date(Date.now() + hours * 3600_000),
      })
      .execute();
    const documents = files.map(({ fileName, blob }, position) => ({
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
      page_credits: creditsPerPage[operation],
      credits: creditsPerPage[operation],
    }));
    await tx.insertInto('document').values(documents).execute();
    await queue.sendAll(
      tx,
      'extract',
      documents.map((document) => ({ document_id: document.id })),
    );
    if (options.callback_url)
      await queue.send(tx, 'deadline', { extraction_id: id }, { delayMs: deadlineMs });
    return loadExtraction(tx, accountId, id);
  });
}
