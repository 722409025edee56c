import type { DocumentSummary, Field, PresetType } from '@docglean/contract';
import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import { summaryColumns } from '../extractions/list-results.ts';
import { presentDocumentSummary } from '../extractions/present.ts';
import type { Db } from '../store/database.ts';
import type { CallbackDialect } from '../webhooks/dialects.ts';
import { documentsMatching } from './list.ts';

/** A document with what was asked when it was sent: for surfaces that know documents and no extractions. */
export interface SentDocument extends DocumentSummary {
  /** The kind asked for; null where its fields were somebody's own. */
  asked_type: 'auto' | PresetType | null;
  has_own_fields: boolean;
  beside_fields: Field[];
  callback_url: string | null;
  callback_dialect: CallbackDialect | null;
  /** As counted at its submission, where they were; else 1. */
  pages_at_submission: number;
  updated_at: string;
}

/** When a document last changed. */
export const lastChange = sql<Date>`greatest(document.created_at, document.started_at, document.finished_at, document.reviewed_at)`;

type Matching = ReturnType<typeof documentsMatching>;

/** Documents with how they were sent, as a query that has neither order nor limit yet. */
export const selectSent = (documents: Matching) =>
  documents
    .select(summaryColumns.map((column) => `document.${column}` as const))
    .select(['document.reserved_pages', 'extraction.metadata', 'extraction.document_type as asked_type'])
    .select(['extraction.callback_url', 'extraction.callback_dialect', 'extraction.beside_fields'])
    .select([lastChange.as('updated_at'), sql<boolean>`extraction.fields is not null`.as('has_own_fields')]);

type SentRow = Awaited<ReturnType<ReturnType<typeof selectSent>['execute']>>[number];

export const presentSent = (row: SentRow): SentDocument => ({
  ...presentDocumentSummary(row, row),
  asked_type: row.asked_type,
  has_own_fields: row.has_own_fields,
  beside_fields: row.beside_fields ?? [],
  callback_url: row.callback_url,
  callback_dialect: row.callback_dialect,
  pages_at_submission: row.reserved_pages,
  updated_at: row.updated_at.toISOString(),
});

/** One document by its own id, or the only one of an extraction. Throws RESOURCE_NOT_FOUND. */
export async function getSentDocument(
  db: Db,
  accountId: string,
  by: { documentId: string } | { extractionId: string },
): Promise<SentDocument> {
  const documents = documentsMatching(db, accountId, {});
  const row = await selectSent(
    'documentId' in by
      ? documents.where('document.id', '=', by.documentId)
      : documents.where('document.extraction_id', '=', by.extractionId),
  ).executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentSent(row);
}
