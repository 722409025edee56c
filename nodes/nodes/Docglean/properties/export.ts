import type { INodeProperties } from 'n8n-workflow';

const exporting = { resource: ['document', 'extraction'], operation: ['export'] };

export const exportProperties: INodeProperties[] = [
  {
    displayName: 'Format',
    name: 'format',
    type: 'options',
    displayOptions: { show: exporting },
    options: [
      { name: 'CSV', value: 'csv', description: 'A table as text' },
      { name: 'Excel', value: 'xlsx', description: 'A workbook with real dates and numbers' },
      { name: 'JSON', value: 'json' },
      { name: 'XML', value: 'xml' },
    ],
    default: 'csv',
  },
  {
    displayName: 'Rows',
    name: 'layout',
    type: 'options',
    displayOptions: { show: exporting },
    options: [
      { name: 'One per Document', value: 'documents' },
      { name: 'One per Line Item', value: 'line_items' },
    ],
    default: 'documents',
  },
  {
    displayName: 'Put Output File in Field',
    name: 'binaryPropertyName',
    type: 'string',
    required: true,
    displayOptions: { show: exporting },
    default: 'data',
    placeholder: 'e.g. data',
    hint: 'The name of the output binary field to put the file in',
  },
];
