-- What the log is filtered by stands on the row itself, so that one index finds a page of it.
alter table event add column parser_id text;
update event set parser_id = coalesce(data #>> '{document,parser_id}', data #>> '{extraction,parser_id}');
create index event_by_type on event (account_id, type, id desc);
create index event_by_parser on event (account_id, parser_id, id desc) where parser_id is not null;

alter table webhook
  -- Only events of this parser; null: of all.
  add column parser_id text,
  -- The secret before the last change, and until when it signs too.
  add column previous_secret text,
  add column previous_secret_until timestamptz;

-- How many attempts were made before it was last sent anew: the waits between attempts begin again there.
alter table delivery add column attempts_before integer not null default 0;
create index delivery_by_state on delivery (webhook_id, state, id desc);
-- A webhook gets an event by one delivery, however often that is sent. Also finds what never arrived, and lets events be
-- deleted without looking through all deliveries.
create unique index delivery_of_event on delivery (event_id, webhook_id);
