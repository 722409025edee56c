-- A comparison calls as an extraction does: once, at its end or at its deadline, whichever comes first.
alter table section
  add column callback_url text,
  add column callback_secret text;

alter table delivery
  add column section_id text references section on delete cascade,
  drop constraint delivery_check,
  add constraint delivery_has_one_recipient check (num_nonnulls(webhook_id, extraction_id, section_id) = 1);
create unique index one_callback_per_section on delivery (section_id);
