/** What the nodes use of the Docglean API. Types only; a test holds them against the API's own contract. */

export type DocumentStatus = 'queued' | 'processing' | 'completed' | 'needs_review' | 'failed' | 'cancelled';

export interface Extraction {
  id: string;
  status: DocumentStatus;
  metadata: Record<string, unknown>;
  created_at: string;
}

export interface DocumentSummary {
  id: string;
  extraction_id: string;
  status: DocumentStatus;
  file_name: string;
  document_type: string | null;
  confidence: number | null;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
}

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

export type FileReference = { upload_id: string } | { url: string };

export interface Field {
  name: string;
  type: string;
  description?: string;
  required?: boolean;
  enum?: string[];
  synonyms?: string[];
  fields?: Field[];
}

/** The body of POST /v1/extractions. */
export interface CreateExtraction {
  files: FileReference[];
  document_type?: 'auto' | 'invoice' | 'receipt' | 'purchase_order' | 'bank_statement';
  fields?: Field[];
  language?: string;
  customer_id?: string;
  metadata?: Record<string, unknown>;
  review_threshold?: number;
  callback_url?: string;
  callback_secret?: string;
  deadline_seconds?: number;
}

export type EventType =
  | 'document.completed'
  | 'document.failed'
  | 'document.needs_review'
  | 'document.reviewed'
  | 'extraction.cancelled'
  | 'extraction.completed'
  | 'extraction.failed'
  | 'extraction.needs_review'
  | 'matching.completed'
  | 'webhook.disabled'
  | 'webhook.test';

/** What a webhook receives. */
export interface Event {
  id: string;
  type: EventType;
  created_at: string;
  data: { document: DocumentSummary } | { extraction: Extraction } | { match: Match } | { webhook: Webhook };
}

/** What a callback_url receives: `timed_out` where the deadline passed before the work was done. */
export interface Callback {
  id: string;
  type: Extract<EventType, `extraction.${string}`> | 'extraction.timed_out';
  data: { extraction: { id: string } };
}

/** What a match says, as far as anybody here reads it: the rest is passed on. */
export interface Match {
  id: string;
  document_id: string;
}

export interface Webhook {
  id: string;
  url: string;
  events: EventType[];
  enabled: boolean;
}

export interface ApiErrorBody {
  error: {
    code: string;
    message: string;
    details?: { path: string; message: string; fix?: string | undefined }[] | undefined;
    request_id: string;
  };
}
