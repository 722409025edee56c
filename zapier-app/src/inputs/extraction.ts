/** Fields that choose what was submitted before. */

export const extractionToUse = {
  key: 'extraction_id',
  label: 'Extraction',
  type: 'string',
  required: true,
  dynamic: 'extraction_list.id.name',
  search: 'find_extraction.id',
  altersDynamicFields: true,
  helpText: 'Use the `Extraction ID` that an earlier step gives, or choose one from the list.',
} as const;

export const documentToUse = {
  key: 'document_id',
  label: 'Document',
  type: 'string',
  required: false,
  dynamic: 'document_list.id.name',
  search: 'find_document.id',
  altersDynamicFields: true,
  helpText:
    'Use the `Document ID` that an earlier step gives. Only needed if several files were submitted together.',
} as const;
