-- What an AI model read and wrote for a document, as its service counts it: with the document, and in the ledger, which
-- outlives it.
alter table document
  add column ai_input_tokens integer,
  add column ai_output_tokens integer;

alter table ledger_entry
  add column ai_input_tokens integer not null default 0,
  add column ai_output_tokens integer not null default 0;
