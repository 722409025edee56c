-- In which service's words an address is told what happened; null: in Docglean's own. The secret of a callback in such
-- words is locked with the server's own.
alter table webhook add column dialect text;
alter table extraction
  add column callback_dialect text,
  -- Looked for beside the fields of the list or of the kind of document.
  add column beside_fields json;
