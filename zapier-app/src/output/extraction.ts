import type { Extraction } from '../api/types.ts';

/** An extraction as the next step wants it: how it stands, flat. */
export const describeExtraction = (extraction: Extraction): Record<string, unknown> => ({
  id: extraction.id,
  extraction_id: extraction.id,
  name: extraction.name,
  status: extraction.status,
  needs_review: extraction.status === 'needs_review',
  documents_total: extraction.documents.total,
  documents_completed: extraction.documents.completed,
  documents_needing_review: extraction.documents.needs_review,
  documents_failed: extraction.documents.failed,
  page_count: extraction.page_count,
  credits_used: extraction.credits_used,
  parser_id: extraction.parser_id,
  document_type: extraction.document_type,
  customer_id: extraction.customer_id,
  created_at: extraction.created_at,
  finished_at: extraction.finished_at,
});
