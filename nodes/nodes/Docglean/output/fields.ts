import type { IDataObject } from 'n8n-workflow';
import type { DocumentSummary } from '../../shared/api';

/** A document as one object for each of its values: what it is, how sure, and where it stands on the page. */
export const fieldsOf = (document: DocumentSummary): IDataObject[] =>
  document.fields.map(({ name, type, value, raw, confidence, box }) => ({
    field: name,
    value: value as IDataObject[string],
    type,
    printed_as: raw,
    confidence,
    page: box?.page ?? null,
    box: box && { ...box },
    document_id: document.id,
    extraction_id: document.extraction_id,
    status: document.status,
    needs_review: document.status === 'needs_review',
    document_type: document.document_type,
    file_name: document.file_name,
  }));
