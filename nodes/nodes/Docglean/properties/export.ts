import type { INodeProperties } from 'n8n-workflow';
import { outputFile } from './shared-fields';

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
  outputFile(exporting),
];
