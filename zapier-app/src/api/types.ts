/** What the app uses of the Docglean API. Types only; a test holds them against the API's own contract. */

export type DocumentStatus = 'queued' | 'processing' | 'completed' | 'needs_review' | 'failed' | 'cancelled';

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

export interface Me {
  account: { id: string; name: string };
  api_key: { name: string; scopes: string[] };
  server: { version: string };
}

export interface Extraction {
  id: string;
  status: DocumentStatus;
  name: string | null;
  parser_id: string | null;
  document_type: string | null;
  documents: {
    total: number;
    queued: number;
    processing: number;
    completed: number;
    needs_review: number;
    failed: number;
    cancelled: number;
  };
  page_count: number;
  credits_used: number;
  customer_id: string | null;
  metadata: Record<string, unknown>;
  created_at: string;
  finished_at: string | null;
}

export interface FieldResult {
  name: string;
  type: string;
  value: unknown;
  confidence: number;
  /** Of a table: the cells of each row. */
  rows?: FieldResult[][] | undefined;
}

export interface DocumentSummary {
  id: string;
  extraction_id: string;
  status: DocumentStatus;
  file_name: string;
  page_count: number | null;
  document_type: string | null;
  confidence: number | null;
  result: Record<string, unknown> | null;
  fields: FieldResult[];
  error: { code: string; message: string } | null;
  is_verified: boolean;
  ground_truth: Record<string, unknown> | null;
  accuracy: { overall_accuracy: number } | null;
  parser_id: string | null;
  customer_id: string | null;
  metadata: Record<string, unknown>;
  created_at: string;
  finished_at: string | null;
  /** Only where it was asked for. */
  text?: string | null | undefined;
}

export interface Field {
  name: string;
  type: string;
  description?: string | undefined;
  required?: boolean | undefined;
  enum?: string[] | undefined;
  synonyms?: string[] | undefined;
  fields?: Field[] | undefined;
}

/** A field that sample documents suggest. */
export interface DetectedField extends Field {
  example: unknown;
  confidence: number;
}

export interface Parser {
  id: string;
  name: string;
  description: string | null;
  is_preset: boolean;
  fields: Field[];
  created_at: string | null;
}

/** A value of a parser's result as Zapier writes the way to it: `buyer__name`, `line_items[]amount`. */
export interface OutputField {
  key: string;
  label: string;
  type: 'string' | 'number' | 'integer' | 'boolean' | 'datetime';
}

/** `null`: unlimited. */
export interface Credits {
  balance: number | null;
  per_page: { extract_fields: number; extract_text: number };
  monthly_pages: { limit: number | null; used: number; resets_at: string };
}

/** The body of POST /v1/extractions. */
export interface CreateExtraction {
  files: { upload_id: string }[];
  parser_id?: string;
  fields?: Field[];
  document_type?: 'auto' | 'invoice' | 'receipt' | 'purchase_order' | 'delivery_note' | 'bank_statement';
  engine?: 'auto' | 'rules' | 'ai';
  language?: string;
  pages?: string;
  password?: string;
  name?: string;
  customer_id?: string;
  review_threshold?: number;
  match_with?: { document_types: PaperKind[] };
  callback_url?: string;
  deadline_seconds?: number;
}

/** The body of POST /v1/sections. */
export interface CreateSection {
  files?: { upload_id: string }[];
  extraction_id?: string;
  document_ids?: string[];
  language?: string;
  pages?: string;
  name?: string;
  customer_id?: string;
  callback_url?: string;
  deadline_seconds?: number;
}

/** A comparison of documents, without what was found. */
export interface SectionSummary {
  id: string;
  status: 'queued' | 'processing' | 'completed' | 'failed';
  name: string | null;
  extraction_id: string | null;
  document_ids: string[];
  similarity: number | null;
  section_count: number | null;
  variation_count: number | null;
  credits_used: number;
  error: { code: string; message: string } | null;
  customer_id: string | null;
  created_at: string;
  finished_at: string | null;
}

export interface Section extends SectionSummary {
  result: SectionResult | null;
}

export interface SectionResult {
  documents: { document_id: string; file_name: string; similarity: number }[];
  left_out: { document_id: string; file_name: string; error: { message: string } }[];
  sections: {
    id: string;
    name: string;
    similarity: number;
    template: string;
    changes: { kind: 'added' | 'missing' | 'reworded'; text: string | null; documents: ChangedText[] }[];
    missing_in: string[];
  }[];
  variations: {
    name: string;
    type: string;
    sections: string[];
    values: { document_id: string; value: unknown; raw: string | null }[];
  }[];
}

export interface ChangedText {
  document_id: string;
  text: string | null;
}

export type PaperKind = 'invoice' | 'credit_note' | 'receipt' | 'purchase_order' | 'delivery_note' | 'other';

export type MatchResult = 'matched' | 'partial' | 'mismatched' | 'unmatched';

/** The body of POST /v1/matches. */
export interface CreateMatch {
  document_id: string;
  against: { document_types?: PaperKind[]; document_ids?: string[]; customer_id?: string };
  tolerances: Partial<Record<'amount' | 'unit_price' | 'quantity', { relative: number }>>;
}

/** A document and what belongs to it. */
export interface Match {
  id: string;
  document_id: string;
  extraction_id: string;
  parser_id: string | null;
  customer_id: string | null;
  document_type: PaperKind;
  number: string | null;
  result: MatchResult;
  summary: string;
  score: number | null;
  counterparts: Counterpart[];
  differences: {
    kind: string;
    severity: 'conflict' | 'open' | 'note';
    message: string;
    document_line: number | null;
    document_value: unknown;
    counterpart_value: unknown;
    difference: number | null;
  }[];
  lines: {
    result: string;
    document_line: MatchLine | null;
    counterpart_line: MatchLine | null;
    differences: string[];
  }[];
  remainder: { is_open: boolean; remaining_amount: number | null }[];
  duplicates: {
    document_id: string;
    extraction_id: string;
    number: string | null;
    certain: boolean;
    reason: string;
  }[];
  candidates: Counterpart[];
  review: { decision: 'confirmed' | 'rejected'; note: string | null } | null;
  created_at: string;
  updated_at: string;
}

export interface Counterpart {
  document_id: string;
  extraction_id: string;
  document_type: PaperKind;
  number: string | null;
  date: string | null;
  currency: string | null;
  net_amount: number | null;
  total_amount: number | null;
  score: number;
}

export interface MatchLine {
  sku: string | null;
  description: string | null;
  quantity: number | null;
  unit_price: number | null;
  amount: number | null;
}

export type EventType =
  | 'document.completed'
  | 'document.failed'
  | 'document.needs_review'
  | 'document.reviewed'
  | 'extraction.completed'
  | 'extraction.needs_review'
  | 'matching.completed';

/** What a webhook of this app receives: the events it subscribes to, and the test that its owner may send. */
export interface Event {
  id: string;
  type: EventType | 'webhook.test' | 'webhook.disabled';
  data: { document?: DocumentSummary; extraction?: Extraction; match?: Match };
}

export interface CreatedWebhook {
  id: string;
  secret: string;
}

export interface ApiErrorBody {
  error: {
    code: string;
    message: string;
    details?: { path: string; message: string; fix?: string | undefined }[] | undefined;
    request_id: string;
  };
}
