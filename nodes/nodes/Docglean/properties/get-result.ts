import type { INodeProperties } from 'n8n-workflow';

const show = { resource: ['document'], operation: ['getResult'] };

export const getResultProperties: INodeProperties[] = [
  {
    displayName: 'Extraction ID',
    name: 'extractionId',
    type: 'string',
    required: true,
    displayOptions: { show },
    default: '',
    placeholder: 'e.g. ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
    description: 'The ID that Extract gave when it returned at once, or that an event carries',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
];
