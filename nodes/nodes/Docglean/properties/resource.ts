import type { INodeProperties } from 'n8n-workflow';

export const resourceProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Document', value: 'document' },
      { name: 'Extraction', value: 'extraction' },
    ],
    default: 'document',
  },
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['document'] } },
    options: [
      {
        name: 'Extract',
        value: 'extract',
        description: 'Read values such as number, date and total from files',
        action: 'Extract data from documents',
      },
      {
        name: 'Get Result',
        value: 'getResult',
        description: 'Get the documents of an extraction that was started before',
        action: 'Get the result of an extraction',
      },
    ],
    default: 'extract',
  },
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['extraction'] } },
    options: [
      {
        name: 'Export',
        value: 'export',
        description: 'Get all documents of an extraction as one file',
        action: 'Export an extraction as a file',
      },
      {
        name: 'Get',
        value: 'get',
        description: 'Get the state of an extraction',
        action: 'Get an extraction',
      },
    ],
    default: 'get',
  },
];
