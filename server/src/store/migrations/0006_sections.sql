-- Whether something waits for the end of an extraction; those that nobody waits for cost no statement to find that out.
alter table extraction add column is_awaited boolean not null default false;

-- Documents of one type, compared section by section.
create table section (
  id text primary key,
  account_id text not null references account on delete cascade,
  -- Whose documents are compared, all of them; null where they were chosen one by one.
  extraction_id text,
  owns_extraction boolean not null,
  status text not null default 'queued',
  name text,
  language text,
  pages text,
  use_ai boolean not null,
  metadata json not null,
  customer_id text,
  progress double precision not null default 0,
  similarity double precision,
  section_count integer,
  variation_count integer,
  result json,
  error json,
  credits integer not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz
);
create index section_by_account on section (account_id, id desc);
create index section_by_status on section (account_id, status, id desc);
create index section_by_customer on section (account_id, customer_id, id desc) where customer_id is not null;
create index section_by_extraction on section (account_id, extraction_id, id desc) where extraction_id is not null;
create index section_expiry on section (expires_at) where expires_at is not null;

-- A section holds texts of its documents: with one of them it goes, too.
create table section_document (
  section_id text not null references section on delete cascade,
  document_id text not null references document on delete cascade,
  position integer not null,
  primary key (section_id, position)
);
create index section_document_by_document on section_document (document_id);
