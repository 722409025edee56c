-- Labels and values found on the pages, whatever fields were asked for.
alter table document add column pairs json not null default '[]';
