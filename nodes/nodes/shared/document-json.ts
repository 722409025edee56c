import type { IDataObject } from 'n8n-workflow';
import type { DocumentSummary } from './api';

/** What is needed of a document to route on and to find it again. */
export const aboutDocument = (document: DocumentSummary): IDataObject => ({
  document_id: document.id,
  extraction_id: document.extraction_id,
  status: document.status,
  needs_review: document.status === 'needs_review',
  confidence: document.confidence,
  document_type: document.document_type,
  file_name: document.file_name,
  ...(document.error && { error: document.error.message }),
});

/** A document as the next node wants it: the values by name, and beside them what it is. */
export function simplifyDocument(document: DocumentSummary): IDataObject {
  const values = (document.result ?? {}) as IDataObject;
  return { ...values, ...withoutHiding(values, aboutDocument(document)) };
}

/** The text of a document, and its tables as rows of texts. */
export function textOfDocument(document: DocumentSummary): IDataObject {
  const tables = (document.tables ?? []).map(({ page, rows }) => ({
    page,
    rows: rows.map((row) => row.map(({ text }) => text)),
  }));
  const { document_type: _, confidence: __, ...about } = aboutDocument(document);
  return { text: document.text ?? null, tables, page_count: document.page_count, ...about };
}

/** A field the user named "status" keeps its name; ours becomes "docglean_status". */
export function withoutHiding(values: IDataObject, about: IDataObject): IDataObject {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name in values ? `docglean_${name}` : name, value]),
  );
}
