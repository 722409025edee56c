import type { ZObject } from 'zapier-platform-core';
import type { DocumentSummary } from '../api/types.ts';
import { hydrators } from '../hydrators.ts';
import { withoutHiding } from './without-hiding.ts';

/**
 * A document as the next step of a Zap wants it: the values by name, and beside them what it is. Webhooks, lists, searches
 * and actions all give this, so that a field that was mapped from one sample is there in every run.
 */
export function describeDocument(z: ZObject, document: DocumentSummary): Record<string, unknown> {
  const values = valuesOf(document);
  return { id: document.id, ...values, ...withoutHiding(values, aboutDocument(z, document)) };
}

/** The values that a person put right, where there are any. Zapier tells results apart by `id`, so a field cannot have that name. */
export function valuesOf({ ground_truth, result }: DocumentSummary): Record<string, unknown> {
  const { id, ...values } = ground_truth ?? result ?? {};
  return id === undefined ? values : { ...values, 'id (2)': id };
}

/** What is needed of a document to route on and to find it again. */
export const aboutDocument = (z: ZObject, document: DocumentSummary): Record<string, unknown> => ({
  document_id: document.id,
  extraction_id: document.extraction_id,
  status: document.status,
  needs_review: document.status === 'needs_review',
  confidence: document.confidence,
  field_confidence: Object.fromEntries(document.fields.map(({ name, confidence }) => [name, confidence])),
  document_type: document.document_type,
  file_name: document.file_name,
  page_count: document.page_count,
  error: document.error?.message ?? null,
  is_verified: document.is_verified,
  overall_accuracy: document.accuracy?.overall_accuracy ?? null,
  parser_id: document.parser_id,
  customer_id: document.customer_id,
  created_at: document.created_at,
  finished_at: document.finished_at,
  original_file: z.dehydrateFile(hydrators.originalFile, {
    extraction_id: document.extraction_id,
    document_id: document.id,
  }),
});
