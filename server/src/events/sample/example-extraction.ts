import { creditsPerPage, defaultReviewThreshold, type EventType, type Parser } from '@docglean/contract';
import { endStatus } from '../../extractions/end-extraction.ts';
import type { presentExtraction, StatusCount } from '../../extractions/present.ts';

type ExtractionRow = Parameters<typeof presentExtraction>[0];
type ExtractionEventType = Extract<EventType, `extraction.${string}`>;

export const exampleMetadata = { mailbox: 'invoices@example.com' };

/** How the documents of an extraction may stand when it ends so. */
const ends = {
  'extraction.completed': ['completed', 'completed'],
  'extraction.needs_review': ['completed', 'needs_review'],
  'extraction.failed': ['failed', 'failed'],
  'extraction.cancelled': ['completed', 'cancelled'],
} as const;

/** Two documents that were submitted together and have ended as the type says. */
export function exampleExtraction(
  type: ExtractionEventType,
  parser: Parser | null,
): { row: ExtractionRow; counts: StatusCount[] } {
  const statuses = ends[type];
  const counts = [...new Set(statuses)].map((status): StatusCount => {
    const documents = statuses.filter((one) => one === status).length;
    const pages = status === 'completed' ? documents : 0;
    return { status, documents, pages, done: documents, credits: pages * creditsPerPage.extract_fields };
  });
  const row: ExtractionRow = {
    id: 'ext_01KKNQ5KE8T6N1ZB5C8H3J0KQM',
    account_id: '',
    status: endStatus(statuses),
    name: 'Mail of 14 March',
    parser_id: parser?.id ?? null,
    mode: 'fields',
    engine: 'auto',
    document_type: parser ? parser.document_type : 'auto',
    fields: null,
    language: null,
    pages: null,
    password: null,
    metadata: exampleMetadata,
    customer_id: 'customer-7',
    review_threshold: parser?.review_threshold ?? defaultReviewThreshold,
    match_with: parser?.match_with ?? null,
    callback_url: null,
    callback_secret: null,
    is_awaited: false,
    deadline_at: null,
    expires_at: null,
    created_at: new Date('2026-03-14T09:30:07.600Z'),
    started_at: new Date('2026-03-14T09:30:07.680Z'),
    finished_at: new Date('2026-03-14T09:30:12.400Z'),
  };
  return { row, counts };
}
