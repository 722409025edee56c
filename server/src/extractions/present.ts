import type { Document, DocumentSummary, Extraction, Status } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

type ExtractionRow = Omit<Selectable<Schema['extraction']>, 'callback_dialect' | 'beside_fields'>;
type DocumentRow = Selectable<Schema['document']>;

/** How many documents of an extraction have a status, and how far they are. */
export interface StatusCount {
  status: Status;
  documents: number;
  pages: number;
  credits: number;
  /** The sum over the documents of how much of each is done, 0..1. */
  done: number;
}

/** What only the server itself reads. */
type Hidden =
  | 'words'
  | 'page_credits'
  | 'reserved_pages'
  | 'credits'
  | 'paper_kind'
  | 'match_keys'
  | 'ai_input_tokens'
  | 'ai_output_tokens';

const time = (date: Date | null) => date?.toISOString() ?? null;

export function presentExtraction(row: ExtractionRow, counts: StatusCount[]): Extraction {
  const of = (status: Status) => counts.find((count) => count.status === status)?.documents ?? 0;
  const sum = (key: 'documents' | 'pages' | 'credits' | 'done') =>
    counts.reduce((total, count) => total + count[key], 0);
  const total = sum('documents');
  return {
    id: row.id,
    status: row.status,
    name: row.name,
    parser_id: row.parser_id,
    document_type: row.document_type,
    mode: row.mode,
    engine: row.engine,
    documents: {
      total,
      queued: of('queued'),
      processing: of('processing'),
      completed: of('completed'),
      needs_review: of('needs_review'),
      failed: of('failed'),
      cancelled: of('cancelled'),
    },
    progress: total === 0 ? 0 : Math.round((sum('done') / total) * 1000) / 1000,
    page_count: sum('pages'),
    credits_used: sum('credits'),
    review_threshold: row.review_threshold,
    match_with: row.match_with,
    customer_id: row.customer_id,
    metadata: row.metadata,
    created_at: row.created_at.toISOString(),
    started_at: time(row.started_at),
    finished_at: time(row.finished_at),
    expires_at: time(row.expires_at),
  };
}

export function presentDocumentSummary(
  row: Omit<DocumentRow, 'text' | 'tables' | 'pairs' | Hidden>,
  extraction: Pick<ExtractionRow, 'metadata'>,
): DocumentSummary {
  return {
    id: row.id,
    extraction_id: row.extraction_id,
    status: row.status,
    file_name: row.file_name,
    mime_type: row.mime_type,
    size_bytes: row.size_bytes,
    sha256: row.sha256,
    page_count: row.page_count,
    document_type: row.document_type,
    engine: row.engine,
    engine_version: row.engine_version,
    confidence: row.confidence,
    result: row.result,
    fields: row.fields,
    checks: row.checks,
    error: row.error,
    is_verified: row.reviewed_at !== null,
    ground_truth: row.ground_truth,
    accuracy: row.accuracy,
    reviewed_at: time(row.reviewed_at),
    parser_id: row.parser_id,
    customer_id: row.customer_id,
    metadata: extraction.metadata,
    created_at: row.created_at.toISOString(),
    finished_at: time(row.finished_at),
  };
}

export function presentDocument(
  row: Omit<DocumentRow, Hidden>,
  extraction: Pick<ExtractionRow, 'metadata'>,
): Document {
  return { ...presentDocumentSummary(row, extraction), text: row.text, tables: row.tables, pairs: row.pairs };
}
