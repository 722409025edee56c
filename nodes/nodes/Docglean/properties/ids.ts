import type { INodeProperties } from 'n8n-workflow';

const extractionId: INodeProperties = {
  displayName: 'Extraction ID',
  name: 'extractionId',
  type: 'string',
  required: true,
  default: '={{ $json.extraction_id }}',
  placeholder: 'e.g. ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  description: 'The ID that Extract and Submit give, and that events carry',
};

const documentId: INodeProperties = {
  displayName: 'Document ID',
  name: 'documentId',
  type: 'string',
  required: true,
  default: '={{ $json.document_id }}',
  placeholder: 'e.g. doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  description: 'The ID that Extract gives, and that events carry',
};

/** What is already on the server is named by its ids. */
export const idProperties: INodeProperties[] = [
  {
    ...extractionId,
    displayOptions: {
      show: {
        resource: ['document', 'extraction'],
        operation: ['cancel', 'delete', 'export', 'get', 'getResult', 'retry', 'review', 'wait'],
      },
    },
  },
  {
    ...documentId,
    displayOptions: { show: { resource: ['document'], operation: ['delete', 'export', 'review'] } },
  },
  {
    ...documentId,
    required: false,
    default: '',
    description: 'Get only this document. Leave it empty to get all of the extraction.',
    displayOptions: { show: { resource: ['document'], operation: ['getResult'] } },
  },
  {
    displayName: 'Give Up After (Seconds)',
    name: 'waitSeconds',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 86400 },
    displayOptions: { show: { resource: ['extraction'], operation: ['wait'] } },
    default: 600,
    description: 'How long to wait before the node stops; the server goes on meanwhile',
  },
  {
    displayName: 'Password',
    name: 'retryPassword',
    type: 'string',
    typeOptions: { password: true },
    displayOptions: { show: { resource: ['extraction'], operation: ['retry'] } },
    default: '',
    description: 'Opens PDFs that could not be read because they are locked',
  },
];
