-- Columns of type json, not jsonb: it keeps the order of the keys, which is the order of the user's own fields.

create table account (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table api_key (
  id text primary key,
  account_id text not null references account on delete cascade,
  name text not null,
  -- The public part of the key finds the row; only a hash of the whole key is kept.
  prefix text not null unique,
  key_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table upload (
  id text primary key,
  account_id text not null references account on delete cascade,
  file_name text not null,
  mime_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  blob_key text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index upload_expiry on upload (expires_at);

create table extraction (
  id text primary key,
  account_id text not null references account on delete cascade,
  status text not null default 'queued',
  name text,
  mode text not null,
  engine text not null,
  document_type text,
  fields json,
  language text,
  pages text,
  -- Kept only until the last document is read.
  password text,
  metadata json not null,
  customer_id text,
  review_threshold double precision not null,
  callback_url text,
  callback_secret text,
  deadline_at timestamptz,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index extraction_by_account on extraction (account_id, id desc);

create table document (
  id text primary key,
  extraction_id text not null references extraction on delete cascade,
  account_id text not null references account on delete cascade,
  position integer not null,
  status text not null default 'queued',
  file_name text not null,
  mime_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  blob_key text not null,
  page_count integer,
  -- Pages read so far, while the document is processing.
  pages_done integer not null default 0,
  document_type text,
  engine text,
  engine_version text,
  confidence double precision,
  result json,
  fields json not null default '[]',
  checks json not null default '[]',
  tables json not null default '[]',
  text text,
  error json,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  unique (extraction_id, position)
);

create table webhook (
  id text primary key,
  account_id text not null references account on delete cascade,
  url text not null,
  events text[] not null,
  description text,
  secret text not null,
  -- Since when no delivery has succeeded; forgiven by the next success.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  created_at timestamptz not null default now()
);
create index webhook_by_account on webhook (account_id, id desc);

create table event (
  id text primary key,
  account_id text not null references account on delete cascade,
  type text not null,
  -- The extraction or document the event is about.
  subject_id text not null,
  data json not null,
  created_at timestamptz not null default now()
);
create index event_by_account on event (account_id, id desc);

-- One event on its way to one address: a webhook's, or the callback of an extraction.
create table delivery (
  id text primary key,
  account_id text not null references account on delete cascade,
  event_id text not null references event on delete cascade,
  webhook_id text references webhook on delete cascade,
  extraction_id text references extraction on delete cascade,
  state text not null default 'pending',
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  next_attempt_at timestamptz,
  finished_at timestamptz,
  check (num_nonnulls(webhook_id, extraction_id) = 1)
);
create index delivery_by_webhook on delivery (webhook_id, id desc);
-- The callback of an extraction is called once: at its end or at its deadline, whichever comes first.
create unique index one_callback_per_extraction on delivery (extraction_id);

create table delivery_attempt (
  delivery_id text not null references delivery on delete cascade,
  attempt integer not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  status_code integer,
  -- The first 2 KB of the answer, or why there was none.
  response text not null,
  primary key (delivery_id, attempt)
);
