import type { EventType, Parser } from '@docglean/contract';
import { presets } from '@docglean/extract';
import { compareWithTruth } from '../../documents/compare.ts';
import { publicMessage } from '../../errors.ts';
import type { presentDocumentSummary } from '../../extractions/present.ts';
import { sampleResult } from '../../parsers/interface/sample.ts';
import { presetParser } from '../../parsers/presets.ts';
import { exampleFields } from './example-fields.ts';
import { invoiceValues } from './invoice-values.ts';

type DocumentRow = Parameters<typeof presentDocumentSummary>[0];
type DocumentEventType = Extract<EventType, `document.${string}`>;

/** An invoice, or a document of the parser's fields, as it stands when such an event happens. */
export function exampleDocument(type: DocumentEventType, parser: Parser | null): DocumentRow {
  const row = submitted(parser);
  if (type === 'document.failed') {
    const code = 'PASSWORD_REQUIRED';
    return { ...row, status: 'failed', error: { code, message: publicMessage(code) } };
  }
  const { id, document_type, is_preset } = parser ?? presetParser('invoice');
  const fields = parser?.fields ?? presets.invoice;
  const result = sampleResult(fields, is_preset ? invoiceValues : {});
  const confidence = type === 'document.needs_review' ? 0.41 : 0.97;
  const found = exampleFields(fields, result, confidence);
  const read = {
    ...row,
    page_count: 1,
    pages_done: 1,
    document_type: is_preset ? id : document_type,
    engine: 'rules',
    engine_version: '1',
    confidence,
    result,
    fields: found,
  };
  if (type === 'document.completed') return { ...read, status: 'completed' };
  if (type === 'document.needs_review') return { ...read, status: 'needs_review' };
  return {
    ...read,
    status: 'completed',
    ground_truth: result,
    accuracy: compareWithTruth(found, result),
    reviewed_at: new Date('2026-03-14T09:30:12.400Z'),
  };
}

const submitted = (parser: Parser | null): DocumentRow => ({
  id: 'doc_01KKNQ5KEGP3W7RXM0D4S2F9AV',
  extraction_id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
  account_id: '',
  position: 0,
  status: 'processing',
  file_name: 'invoice-1042.pdf',
  mime_type: 'application/pdf',
  size_bytes: 48_210,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  blob_key: '',
  page_count: null,
  pages_done: 0,
  document_type: null,
  engine: null,
  engine_version: null,
  confidence: null,
  result: null,
  fields: [],
  checks: [],
  error: null,
  parser_id: parser?.id ?? null,
  customer_id: 'customer-7',
  ground_truth: null,
  accuracy: null,
  reviewed_at: null,
  created_at: new Date('2026-03-14T09:30:07.600Z'),
  started_at: new Date('2026-03-14T09:30:07.680Z'),
  finished_at: new Date('2026-03-14T09:30:12.400Z'),
});
