export const documentTypes = {
  invoice: 'Invoice',
  receipt: 'Receipt',
  purchase_order: 'Purchase Order',
  delivery_note: 'Delivery Note',
  bank_statement: 'Bank Statement',
} as const;

export const onlyOfDocumentType = {
  key: 'document_type',
  label: 'Document Type',
  type: 'string',
  required: false,
  choices: documentTypes,
  altersDynamicFields: true,
  helpText: 'Only documents of this kind start the Zap. Leave it empty for all.',
} as const;
