import type {
  Accuracy,
  Against,
  Check,
  DeliveryState,
  DocumentError,
  Engine,
  Field,
  FieldResult,
  MatchResult,
  MatchWith,
  PaidOperation,
  Pair,
  PaperKind,
  PresetType,
  reviewDecisions,
  Scope,
  SectionResult,
  SectionStatus,
  Status,
  SubscribedEventType,
  Table,
  Tolerances,
  WebhookDialect,
} from '@docglean/contract';
import type { Bill, LayoutMemory } from '@docglean/extract';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { EventData } from '../events/event-data.ts';
import type { Findings } from '../matches/findings.ts';
import type { CallbackDialect } from '../webhooks/dialects.ts';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** int8 comes from Postgres as text; see `parseBigInt` in database.ts, which makes it a number again. */
type Bytes = number;
/** Written as JSON text, read as a value. */
type Json<T extends object> = JSONColumnType<T>;
type NullableJson<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;
type JsonWithDefault<T extends object> = ColumnType<T, string | undefined, string>;

export interface Schema {
  account: {
    id: string;
    name: string;
    credit_balance: number | null;
    monthly_pages: number | null;
    retention_hours: number | null;
    created_at: Timestamp;
  };
  api_key: {
    id: string;
    account_id: string;
    name: string;
    prefix: string;
    key_hash: Buffer;
    scopes: Scope[];
    created_at: Timestamp;
    last_used_at: NullableTimestamp;
    revoked_at: NullableTimestamp;
  };
  access_token: { token_hash: Buffer; key_id: string; scopes: Scope[]; expires_at: Timestamp };
  rate_window: { key_id: string; started_at: Timestamp; requests: number };
  idempotent_request: {
    account_id: string;
    operation: string;
    key_hash: Buffer;
    claim: string;
    claimed_until: Timestamp;
    fingerprint: Buffer | null;
    status: number | null;
    answer: Buffer | null;
    expires_at: Timestamp;
  };
  ledger_entry: {
    id: Generated<number>;
    account_id: string;
    kind: 'grant' | 'reserve' | 'settle';
    operation: PaidOperation | null;
    extraction_id: string | null;
    day: ColumnType<Date, Date | string, never>;
    credits: number;
    pages: Generated<number>;
    documents: Generated<number>;
    ai_input_tokens: Generated<number>;
    ai_output_tokens: Generated<number>;
    metered: boolean;
    created_at: Timestamp;
  };
  upload: {
    id: string;
    account_id: string;
    file_name: string;
    mime_type: string;
    size_bytes: Bytes;
    sha256: string;
    blob_key: string;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
  parser: {
    id: string;
    account_id: string;
    name: string;
    description: string | null;
    document_type: PresetType | null;
    language: string | null;
    review_threshold: number | null;
    match_with: NullableJson<MatchWith>;
    fields: JsonWithDefault<Field[]>;
    created_at: Timestamp;
    updated_at: Timestamp;
  };
  layout_memory: {
    id: string;
    account_id: string;
    parser_id: string;
    document_id: string | null;
    file_name: string;
    memory: Json<LayoutMemory>;
    created_at: Timestamp;
  };
  section: SectionTable;
  section_document: { section_id: string; document_id: string; position: number };
  extraction: ExtractionTable;
  document: DocumentTable;
  match: MatchTable;
  webhook: {
    id: string;
    account_id: string;
    url: string;
    events: SubscribedEventType[];
    parser_id: string | null;
    description: string | null;
    secret: string;
    dialect: ColumnType<WebhookDialect | null, WebhookDialect | null | undefined, never>;
    previous_secret: string | null;
    previous_secret_until: NullableTimestamp;
    failing_since: NullableTimestamp;
    disabled_at: NullableTimestamp;
    disabled_reason: string | null;
    created_at: Timestamp;
  };
  event: {
    id: string;
    account_id: string;
    type: string;
    subject_id: string;
    parser_id: string | null;
    data: Json<EventData>;
    created_at: Timestamp;
  };
  delivery: {
    id: string;
    account_id: string;
    event_id: string;
    webhook_id: string | null;
    extraction_id: string | null;
    section_id: string | null;
    state: Generated<DeliveryState>;
    attempts: Generated<number>;
    attempts_before: Generated<number>;
    created_at: Timestamp;
    next_attempt_at: NullableTimestamp;
    finished_at: NullableTimestamp;
  };
  delivery_attempt: {
    delivery_id: string;
    attempt: number;
    started_at: Timestamp;
    duration_ms: number;
    status_code: number | null;
    response: string;
  };
}

interface MatchTable {
  id: string;
  account_id: string;
  document_id: string;
  extraction_id: string;
  parser_id: string | null;
  customer_id: string | null;
  is_automatic: boolean;
  result: MatchResult;
  score: number | null;
  findings: Json<Findings>;
  bills: Json<Bill[]>;
  against: Json<Against>;
  tolerances: Json<Tolerances>;
  metadata: Json<Record<string, unknown>>;
  decision: 'open' | (typeof reviewDecisions)[number];
  note: string | null;
  reviewed_at: NullableTimestamp;
  named_ids: Generated<string[]>;
  rejected_ids: Generated<string[]>;
  counterpart_ids: string[];
  mentioned_ids: string[];
  wanted_keys: number[];
  expires_at: NullableTimestamp;
  found_until: NullableTimestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

interface ExtractionTable {
  id: string;
  account_id: string;
  status: Generated<Status>;
  name: string | null;
  parser_id: string | null;
  mode: 'fields' | 'text';
  engine: Engine;
  document_type: 'auto' | PresetType | null;
  fields: ColumnType<Field[] | null, string | null, string | null>;
  language: string | null;
  pages: string | null;
  password: string | null;
  metadata: Json<Record<string, unknown>>;
  customer_id: string | null;
  review_threshold: number;
  match_with: NullableJson<MatchWith>;
  callback_url: string | null;
  /** Locked where the callback speaks another service's words. */
  callback_secret: string | null;
  callback_dialect: ColumnType<CallbackDialect | null, CallbackDialect | null | undefined, never>;
  beside_fields: ColumnType<Field[] | null, string | null | undefined, string | null>;
  is_awaited: Generated<boolean>;
  deadline_at: NullableTimestamp;
  created_at: Timestamp;
  started_at: NullableTimestamp;
  finished_at: NullableTimestamp;
  expires_at: NullableTimestamp;
}

interface SectionTable {
  id: string;
  account_id: string;
  /** Whose documents are compared, all of them; null where they were chosen. */
  extraction_id: string | null;
  /** The extraction was made for it, and goes with it. */
  owns_extraction: boolean;
  status: Generated<SectionStatus>;
  name: string | null;
  language: string | null;
  pages: string | null;
  use_ai: boolean;
  metadata: Json<Record<string, unknown>>;
  customer_id: string | null;
  callback_url: string | null;
  callback_secret: string | null;
  progress: Generated<number>;
  similarity: number | null;
  section_count: number | null;
  variation_count: number | null;
  result: ColumnType<SectionResult | null, string | null | undefined, string | null>;
  error: ColumnType<DocumentError | null, string | null | undefined, string | null>;
  credits: number;
  created_at: Timestamp;
  started_at: NullableTimestamp;
  finished_at: NullableTimestamp;
  expires_at: NullableTimestamp;
}

interface DocumentTable {
  id: string;
  extraction_id: string;
  account_id: string;
  position: number;
  status: Generated<Status>;
  file_name: string;
  mime_type: string;
  size_bytes: Bytes;
  sha256: string;
  blob_key: string;
  page_count: number | null;
  pages_done: Generated<number>;
  page_credits: Generated<number>;
  reserved_pages: Generated<number>;
  credits: Generated<number>;
  document_type: string | null;
  engine: string | null;
  engine_version: string | null;
  confidence: number | null;
  result: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  fields: JsonWithDefault<FieldResult[]>;
  checks: JsonWithDefault<Check[]>;
  tables: JsonWithDefault<Table[]>;
  pairs: JsonWithDefault<Pair[]>;
  text: string | null;
  parser_id: string | null;
  customer_id: string | null;
  ground_truth: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  accuracy: ColumnType<Accuracy | null, string | null | undefined, string | null>;
  reviewed_at: NullableTimestamp;
  ai_input_tokens: number | null;
  ai_output_tokens: number | null;
  /** Only matched by, never shown. */
  paper_kind: PaperKind | null;
  match_keys: number[] | null;
  /** Only searched in, never read. */
  words: ColumnType<never, string | undefined, string>;
  error: ColumnType<DocumentError | null, string | null | undefined, string | null>;
  created_at: Timestamp;
  started_at: NullableTimestamp;
  finished_at: NullableTimestamp;
}
