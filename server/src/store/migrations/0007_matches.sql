-- What documents are found by when others look for their counterparts: hashes of account, kind and key.
alter table document
  add column paper_kind text,
  add column match_keys integer[];
create index document_match_keys on document using gin (match_keys);

-- What documents are matched with as soon as they are read; null: nothing.
alter table parser add column match_with json;
alter table extraction add column match_with json;

-- A document and what belongs to it: one row for each document that was ever matched.
create table match (
  id text primary key,
  account_id text not null references account on delete cascade,
  document_id text not null unique references document on delete cascade,
  -- Of the document, so that a page of the list is read off this table alone.
  extraction_id text not null,
  parser_id text,
  customer_id text,
  expires_at timestamptz,
  is_automatic boolean not null,
  result text not null,
  score double precision,
  -- What was found: counterparts, differences, lines and so on, as the API shows it.
  findings json not null,
  -- What invoices take of orders by this match.
  bills json not null,
  -- As it was asked for, to match anew.
  against json not null,
  tolerances json not null,
  metadata json not null,
  decision text not null default 'open',
  note text,
  reviewed_at timestamptz,
  -- Counterparts that a person named or confirmed, and those that a person said no to.
  named_ids text[] not null default '{}',
  rejected_ids text[] not null default '{}',
  counterpart_ids text[] not null,
  -- Every document that the findings tell of, and until when all of them are kept.
  mentioned_ids text[] not null,
  found_until timestamptz,
  -- What a document has that this match waits for.
  wanted_keys integer[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index match_by_account on match (account_id, id desc);
create index match_by_result on match (account_id, result, id desc);
create index match_by_decision on match (account_id, decision, id desc);
create index match_counterparts on match using gin (counterpart_ids);
create index match_mentions on match using gin (mentioned_ids);
create index match_rejections on match using gin (rejected_ids);
create index match_wanted_keys on match using gin (wanted_keys);
