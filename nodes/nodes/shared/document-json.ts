import type { IDataObject } from 'n8n-workflow';
import type { DocumentSummary } from './api';

/** A document as the next node wants it: the values by name, and beside them what is needed to route on. */
export function simplifyDocument(document: DocumentSummary): IDataObject {
  const values = (document.result ?? {}) as IDataObject;
  const about: IDataObject = {
    document_id: document.id,
    extraction_id: document.extraction_id,
    status: document.status,
    needs_review: document.status === 'needs_review',
    confidence: document.confidence,
    document_type: document.document_type,
    file_name: document.file_name,
    ...(document.error && { error: document.error.message }),
  };
  return { ...values, ...withoutHiding(values, about) };
}

/** A field the user named "status" keeps its name; ours becomes "docglean_status". */
export function withoutHiding(values: IDataObject, about: IDataObject): IDataObject {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name in values ? `docglean_${name}` : name, value]),
  );
}

export const documentJson = (document: DocumentSummary, simplify: boolean): IDataObject =>
  simplify ? simplifyDocument(document) : { ...document };
