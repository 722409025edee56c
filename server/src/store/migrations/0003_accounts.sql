-- What an account may use. Null: no limit, or what the server's settings say.
alter table account
  -- The last defence: whatever happens at the same time, nobody spends what is not there.
  add column credit_balance bigint check (credit_balance >= 0),
  add column monthly_pages integer,
  add column retention_hours double precision;

-- Short-lived tokens of a key, by a hash: they end with the key.
create table access_token (
  token_hash bytea primary key,
  key_id text not null references api_key on delete cascade,
  scopes text[] not null,
  expires_at timestamptz not null
);
create index access_token_expiry on access_token (expires_at);

-- Requests of a key in a window of time, counted by all processes together.
create table rate_window (
  key_id text not null,
  started_at timestamptz not null,
  requests integer not null,
  primary key (key_id, started_at)
);

-- The answer to a request that may come twice, under a hash of its Idempotency-Key and locked with that key itself:
-- an answer can hold a secret, and this table cannot tell it.
create table idempotent_request (
  account_id text not null references account on delete cascade,
  operation text not null,
  key_hash bytea not null,
  -- Who runs it, and until when that is believed without a sign of life.
  claim uuid not null,
  claimed_until timestamptz not null,
  -- Null while it runs.
  fingerprint bytea,
  status integer,
  answer bytea,
  expires_at timestamptz not null,
  primary key (account_id, operation, key_hash)
);
create index idempotent_request_expiry on idempotent_request (expires_at);

alter table extraction add column expires_at timestamptz;
create index extraction_expiry on extraction (expires_at) where expires_at is not null;

alter table document
  -- The price of one page, fixed at submission, and what the document has taken.
  add column page_credits integer not null default 0,
  add column credits integer not null default 0;
create index document_by_blob on document (blob_key);

create index event_by_subject on event (subject_id);
create index event_age on event (account_id, created_at);

-- Every change of credits and of the pages of a month, one row each. It outlives the extraction it is about.
create table ledger_entry (
  id bigint generated always as identity primary key,
  account_id text not null references account on delete cascade,
  kind text not null check (kind in ('grant', 'reserve', 'settle')),
  operation text,
  extraction_id text,
  -- The day of the submission, also of what is settled later.
  day date not null,
  -- Below zero: taken.
  credits bigint not null,
  pages integer not null default 0,
  documents integer not null default 0,
  -- Whether the account had a balance: the metered entries of an account add up to it.
  metered boolean not null,
  created_at timestamptz not null default now()
);
create index ledger_by_day on ledger_entry (account_id, day);
