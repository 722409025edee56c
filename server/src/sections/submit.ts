import {
  creditsPerPage,
  ExtractionOptions,
  isFinished,
  maxDocumentsPerSection,
  minDocumentsPerSection,
  type SectionOptions,
  type SectionSummary,
} from '@docglean/contract';
import type { Caller } from '../accounts/find-key.ts';
import { reserve, sectionOperationOf } from '../credits/reserve.ts';
import { ApiError } from '../errors.ts';
import { notExpired } from '../extractions/expiry.ts';
import { planOf } from '../extractions/plan.ts';
import {
  deadlineMsOf,
  expiryOf,
  pagesOf,
  type SubmittedFile,
  storeExtraction,
} from '../extractions/submit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { storableJson } from '../store/storable.ts';
import { loadSectionSummary } from './load.ts';

/** Documents that are there already: all of an extraction, or chosen ones. */
export type ChosenDocuments = { extraction_id: string } | { document_ids: string[] };

/** Throws what must be wrong whatever the documents are: TOO_FEW_DOCUMENTS or AI_NOT_CONFIGURED. */
export function checkSection(
  { model }: Pick<Services, 'model'>,
  count: number,
  { use_ai }: SectionOptions,
): void {
  if (use_ai && !model) throw new ApiError('AI_NOT_CONFIGURED');
  if (count < minDocumentsPerSection) throw tooFew(count);
}

const documentsText = (count: number) => (count === 1 ? 'is 1 document' : `are ${count} documents`);

const tooFew = (count: number) =>
  new ApiError('TOO_FEW_DOCUMENTS', {
    message: `There ${documentsText(count)} to compare, and at least ${minDocumentsPerSection} are needed: what documents of one type have in common shows only then. Send more of them.`,
  });

/** Stores a section with an extraction that reads its files, in one transaction. The section begins when that has ended. */
export async function submitSectionOfFiles(
  services: Services,
  caller: Caller,
  files: SubmittedFile[],
  options: SectionOptions,
): Promise<SectionSummary> {
  const { db, queue } = services;
  checkSection(services, files.length, options);
  const { language, pages, name, metadata, customer_id } = options;
  const reading = ExtractionOptions.parse({ language, pages, name, metadata, customer_id, mode: 'text' });
  const plan = await planOf(db, caller.accountId, reading);
  const extractionId = newId('extraction');
  return db.transaction().execute(async (tx) => {
    const entry = await reserve(
      tx,
      caller,
      extractionId,
      sectionOperationOf(options.use_ai),
      files.length,
      pagesOf(files),
    );
    const documentIds = await storeExtraction(tx, queue, caller, {
      id: extractionId,
      files,
      options: reading,
      plan,
      entry,
      pageCredits: 0,
      isAwaited: true,
    });
    const expiresAt = expiryOf(caller.limits);
    const id = await insertSection(tx, queue, caller, options, {
      documentIds,
      extractionId,
      isOwn: true,
      pages: pagesOf(files),
      expiresAt,
    });
    return loadSectionSummary(tx, caller.accountId, id);
  });
}

/** Stores a section of documents that are there already; it begins at once, or when the last of them is read. */
export async function submitSectionOfDocuments(
  services: Services,
  caller: Caller,
  chosen: ChosenDocuments,
  options: SectionOptions,
): Promise<SectionSummary> {
  const { db, queue } = services;
  return db.transaction().execute(async (tx) => {
    const documents = await chosenDocuments(tx, caller.accountId, chosen);
    const readable = documents.filter(({ status }) => status !== 'failed' && status !== 'cancelled');
    checkSection(services, readable.length, options);
    const extractionId = 'extraction_id' in chosen ? chosen.extraction_id : null;
    const entry = await reserve(
      tx,
      caller,
      extractionId,
      sectionOperationOf(options.use_ai),
      documents.length,
      documents.length,
    );
    await tx.insertInto('ledger_entry').values(entry).execute();
    const expiries = [expiryOf(caller.limits), ...documents.map(({ expires_at }) => expires_at)];
    const id = await insertSection(tx, queue, caller, options, {
      documentIds: documents.map((document) => document.id),
      extractionId,
      isOwn: false,
      pages: documents.length,
      expiresAt: earliest(expiries),
    });
    const running = documents.filter(({ extraction_status }) => !isFinished(extraction_status));
    if (running.length === 0) await queue.send(tx, 'section', { section_id: id });
    else await awaitEndOf(tx, [...new Set(running.map(({ extraction_id }) => extraction_id))]);
    return loadSectionSummary(tx, caller.accountId, id);
  });
}

const awaitEndOf = (tx: Tx, extractionIds: readonly string[]) =>
  tx.updateTable('extraction').set({ is_awaited: true }).where('id', 'in', extractionIds).execute();

const earliest = (times: readonly (Date | null)[]): Date | null =>
  times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

/**
 * The documents in the order asked for, their extractions locked: one that ends now does so before or after, and begins
 * the section then. Throws RESOURCE_NOT_FOUND, or INVALID_PAYLOAD for a document that is named twice.
 */
async function chosenDocuments(tx: Tx, accountId: string, chosen: ChosenDocuments) {
  const ids = 'document_ids' in chosen ? chosen.document_ids : null;
  const twice = ids?.findIndex((id, index) => ids.indexOf(id) !== index) ?? -1;
  if (ids && twice >= 0) throw givenTwice(ids[twice] ?? '', twice);
  if (ids?.length === 0) return [];
  const ofChoice = () =>
    tx
      .selectFrom('document')
      .where('document.account_id', '=', accountId)
      .$if(ids !== null, (query) => query.where('document.id', 'in', ids ?? []))
      .$if(ids === null, (query) =>
        query.where('extraction_id', '=', 'extraction_id' in chosen ? chosen.extraction_id : ''),
      );
  await tx
    .selectFrom('extraction')
    .select('id')
    .where('id', 'in', ofChoice().select('extraction_id'))
    .orderBy('id')
    .forUpdate()
    .execute();
  const documents = await ofChoice()
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select(['document.id', 'document.status', 'document.extraction_id'])
    .select(['extraction.expires_at', 'extraction.status as extraction_status'])
    .where(notExpired())
    .orderBy('document.position')
    .limit(maxDocumentsPerSection)
    .execute();
  if (documents.length === 0 || (ids && documents.length < ids.length))
    throw new ApiError('RESOURCE_NOT_FOUND');
  return ids ? documents.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : documents;
}

const givenTwice = (id: string, index: number) =>
  new ApiError('INVALID_PAYLOAD', {
    details: [
      {
        path: `document_ids[${index}]`,
        message: `The document ${id} is named twice.`,
        fix: 'Name each document once: one that is compared with itself differs in nothing.',
      },
    ],
  });

interface NewSection {
  documentIds: readonly string[];
  extractionId: string | null;
  isOwn: boolean;
  /** Those paid at submission. */
  pages: number;
  expiresAt: Date | null;
}

async function insertSection(
  tx: Tx,
  queue: Queue,
  { accountId }: Caller,
  options: SectionOptions,
  { documentIds, extractionId, isOwn, pages, expiresAt }: NewSection,
): Promise<string> {
  const id = newId('section');
  await tx
    .insertInto('section')
    .values({
      id,
      account_id: accountId,
      extraction_id: extractionId,
      owns_extraction: isOwn,
      name: options.name ?? null,
      language: options.language ?? null,
      pages: options.pages ?? null,
      use_ai: options.use_ai,
      metadata: storableJson(options.metadata),
      customer_id: options.customer_id ?? null,
      callback_url: options.callback_url ?? null,
      callback_secret: options.callback_secret ?? null,
      credits: pages * creditsPerPage[sectionOperationOf(options.use_ai)],
      expires_at: expiresAt,
    })
    .execute();
  await tx
    .insertInto('section_document')
    .values(documentIds.map((document_id, position) => ({ section_id: id, document_id, position })))
    .execute();
  if (options.callback_url)
    await queue.send(tx, 'deadline', { section_id: id }, { delayMs: deadlineMsOf(options) });
  return id;
}
