import type { Bundle, ZObject } from 'zapier-platform-core';
import { extractionToUse } from './extraction.ts';

const files = {
  key: 'files',
  label: 'Files',
  type: 'file',
  list: true,
  required: true,
  helpText:
    'The files of earlier steps, or their web addresses, one in each line. Line items of an earlier step fill in several at once.',
} as const;

const documents = {
  key: 'document_ids',
  label: 'Documents',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'document_list.id.name',
  search: 'find_document.id',
  helpText: 'Use the `Document ID` that earlier steps give, or choose documents from the list.',
} as const;

/** The field for what is to be compared, by what was chosen before it. */
export function documentsToCompare(_z: ZObject, bundle: Bundle) {
  const { documents_from } = bundle.inputData as { documents_from?: string };
  if (documents_from === 'extraction') return [extractionToUse];
  return documents_from === 'documents' ? [documents] : [files];
}
