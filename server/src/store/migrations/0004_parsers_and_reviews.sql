create table parser (
  id text primary key,
  account_id text not null references account on delete cascade,
  name text not null,
  description text,
  document_type text,
  language text,
  review_threshold double precision,
  fields json not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index parser_by_account on parser (account_id, id desc);
create unique index parser_name on parser (account_id, lower(name));

-- What the lists filter by stands on the row itself, so that one index finds a page of them. `parser_id` is the id of a
-- parser or the name of a built-in one, and stays when the parser is deleted.
alter table extraction add column parser_id text;
alter table document
  add column parser_id text,
  add column customer_id text,
  add column ground_truth json,
  add column accuracy json,
  add column reviewed_at timestamptz,
  -- The words that documents are searched by, made of file name and values.
  add column words tsvector;
update document set customer_id = extraction.customer_id from extraction
  where extraction.id = document.extraction_id and extraction.customer_id is not null;

create index extraction_by_status on extraction (account_id, status, id desc);
create index extraction_by_parser on extraction (account_id, parser_id, id desc) where parser_id is not null;
create index extraction_by_customer on extraction (account_id, customer_id, id desc) where customer_id is not null;
create index document_by_account on document (account_id, id desc);
create index document_by_status on document (account_id, status, id desc);
create index document_by_type on document (account_id, document_type, id desc);
create index document_by_parser on document (account_id, parser_id, id desc) where parser_id is not null;
create index document_by_customer on document (account_id, customer_id, id desc) where customer_id is not null;
create index document_reviewed on document (account_id, id desc) where reviewed_at is not null;
create index document_words on document using gin (words);

-- What a reviewed document taught about its layout.
create table layout_memory (
  id text primary key,
  account_id text not null references account on delete cascade,
  -- The id of a parser or the name of a built-in one.
  parser_id text not null,
  document_id text unique references document on delete set null,
  file_name text not null,
  memory json not null,
  created_at timestamptz not null default now()
);
create index layout_memory_by_parser on layout_memory (account_id, parser_id, id desc);
