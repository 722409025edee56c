-- Pages whose price was taken at submission: one, where nobody counted them before.
alter table document add column reserved_pages integer not null default 1;
