/** What the nodes use of the Docglean API. Types only; a test holds them against the API's own contract. */

export type DocumentStatus = 'queued' | 'processing' | 'completed' | 'needs_review' | 'failed' | 'cancelled';

export interface Extraction {
  id: string;
  status: DocumentStatus;
  metadata: Record<string, unknown>;
  created_at: string;
}

export interface Box {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FieldResult {
  name: string;
  type: string;
  value: unknown;
  raw: string | null;
  confidence: number;
  box: Box | null;
}

export interface DocumentSummary {
  id: string;
  extraction_id: string;
  status: DocumentStatus;
  file_name: string;
  document_type: string | null;
  confidence: number | null;
  result: Record<string, unknown> | null;
  fields: FieldResult[];
  page_count: number | null;
  /** Only where it was asked for. */
  text?: string | null | undefined;
  tables?: { page: number; rows: { text: string }[][] }[] | undefined;
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

export interface Parser {
  id: string;
  name: string;
  description: string | null;
  is_preset: boolean;
}

/** A field that sample documents suggest. */
export interface DetectedField extends Field {
  example: unknown;
  confidence: number;
}

/** A field as n8n's resource mapper takes it. */
export interface MapperField {
  id: string;
  displayName: string;
  type: 'string' | 'number' | 'boolean' | 'dateTime' | 'options' | 'object' | 'array';
  required: boolean;
  display: true;
  defaultMatch: false;
  canBeUsedToMatch: false;
  options?: { name: string; value: string }[];
}

/** Documents compared with each other, section by section. */
export interface Section {
  id: string;
  status: 'queued' | 'processing' | 'completed' | 'failed';
  name: string | null;
  error: { code: string; message: string } | null;
  metadata: Record<string, unknown>;
  created_at: string;
  result: SectionResult | null;
}

export interface SectionResult {
  similarity: number;
  documents: { document_id: string; file_name: string }[];
  sections: {
    id: string;
    name: string;
    similarity: number;
    template: string;
    variations: string[];
    changes: object[];
    documents: { document_id: string; heading: string | null; text: string; moved: boolean }[];
    missing_in: string[];
  }[];
  variations: {
    name: string;
    type: string;
    sections: string[];
    values: { document_id: string; value: unknown; raw: string | null }[];
  }[];
}

/** A document and what belongs to it. */
export interface Match {
  id: string;
  document_id: string;
  extraction_id: string;
  document_type: string;
  number: string | null;
  result: 'matched' | 'partial' | 'mismatched' | 'unmatched';
  summary: string;
  score: number | null;
  counterparts: { document_id: string; document_type: string; number: string | null }[];
  differences: { severity: 'conflict' | 'open' | 'note'; message: string }[];
  remainder: { remaining_amount: number | null }[];
  duplicates: { document_id: string; reason: string }[];
  review: { decision: 'confirmed' | 'rejected' } | null;
}

/** `null`: unlimited. */
export interface Credits {
  balance: number | null;
}

/** The body of POST /v1/extractions. */
export interface CreateExtraction {
  files: FileReference[];
  parser_id?: string;
  mode?: 'fields' | 'text';
  engine?: 'auto' | 'rules' | 'ai';
  pages?: string;
  password?: string;
  name?: string;
  document_type?: 'auto' | 'invoice' | 'receipt' | 'purchase_order' | 'delivery_note' | 'bank_statement';
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
  | 'section.completed'
  | 'section.failed'
  | 'webhook.disabled'
  | 'webhook.test';

/** What a webhook receives. */
export interface Event {
  id: string;
  type: EventType;
  created_at: string;
  data:
    | { document: DocumentSummary }
    | { extraction: Extraction }
    | { match: Match }
    | { section: { id: string } }
    | { webhook: Webhook };
}

/** What a callback_url receives: `timed_out` where the deadline passed before the work was done. */
export interface Callback {
  id: string;
  type:
    | Extract<EventType, `extraction.${string}` | `section.${string}`>
    | 'extraction.timed_out'
    | 'section.timed_out';
  data: { extraction: { id: string } } | { section: { id: string } };
}

export interface Webhook {
  id: string;
  url: string;
  events: EventType[];
  parser_id: string | null;
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
