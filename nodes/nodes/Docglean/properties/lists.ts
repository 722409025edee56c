import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const lists = { resource: ['document', 'extraction', 'match', 'parser', 'section'], operation: ['getMany'] };

const statuses: INodePropertyOptions[] = [
  { name: 'Cancelled', value: 'cancelled' },
  { name: 'Completed', value: 'completed' },
  { name: 'Failed', value: 'failed' },
  { name: 'Needs Review', value: 'needs_review' },
  { name: 'Processing', value: 'processing' },
  { name: 'Queued', value: 'queued' },
];

const createdAfter: INodeProperties = {
  displayName: 'Created After',
  name: 'createdAfter',
  type: 'dateTime',
  default: '',
};
const createdBefore: INodeProperties = {
  displayName: 'Created Before',
  name: 'createdBefore',
  type: 'dateTime',
  default: '',
};
const customerId: INodeProperties = {
  displayName: 'Customer ID',
  name: 'customerId',
  type: 'string',
  default: '',
  description: 'The customer number that was given with the files',
};
const documentType: INodeProperties = {
  displayName: 'Document Type',
  name: 'documentType',
  type: 'string',
  default: '',
  placeholder: 'e.g. invoice',
};
const parserId: INodeProperties = {
  displayName: 'Parser ID',
  name: 'parser',
  type: 'string',
  default: '',
  placeholder: 'e.g. prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
};
const reviewed: INodeProperties = {
  displayName: 'Reviewed',
  name: 'reviewed',
  type: 'options',
  options: [
    { name: 'No', value: 'false' },
    { name: 'Yes', value: 'true' },
  ],
  default: 'true',
  description: 'Whether a person has said which values are right',
};
const status: INodeProperties = {
  displayName: 'Status',
  name: 'status',
  type: 'options',
  options: statuses,
  default: 'completed',
};

const filtersOf = (resource: 'document' | 'extraction', options: INodeProperties[]): INodeProperties => ({
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add Filter',
  displayOptions: { show: { resource: [resource], operation: ['getMany'] } },
  default: {},
  options,
});

export const listProperties: INodeProperties[] = [
  {
    displayName: 'Search',
    name: 'search',
    type: 'string',
    displayOptions: { show: { resource: ['document', 'parser'], operation: ['getMany'] } },
    default: '',
    placeholder: 'e.g. northwind 2026',
    description: 'Words that stand in the values or in the name. Leave it empty to get all.',
  },
  {
    displayName: 'Built-In Parsers',
    name: 'builtIn',
    type: 'boolean',
    displayOptions: { show: { resource: ['parser'], operation: ['getMany'] } },
    default: true,
    description: 'Whether to list the parsers that come with the server too',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: lists },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { ...lists, returnAll: [false] } },
    default: 50,
    description: 'Max number of results to return',
  },
  filtersOf('document', [createdAfter, createdBefore, customerId, documentType, parserId, reviewed, status]),
  filtersOf('extraction', [createdAfter, createdBefore, customerId, parserId, status]),
];
