import type { INodeProperties } from 'n8n-workflow';

const exporting = { resource: ['extraction'], operation: ['export'] };

export const extractionProperties: INodeProperties[] = [
  {
    displayName: 'Extraction ID',
    name: 'extractionId',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['extraction'] } },
    default: '',
    placeholder: 'e.g. ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  },
  {
    displayName: 'Format',
    name: 'format',
    type: 'options',
    displayOptions: { show: exporting },
    options: [
      { name: 'CSV', value: 'csv', description: 'Opens in Excel and Google Sheets' },
      { name: 'JSON', value: 'json' },
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
