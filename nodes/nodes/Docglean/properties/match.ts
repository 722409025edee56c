import type { INodeProperties } from 'n8n-workflow';

const create = { resource: ['match'], operation: ['create'] };

const percent = (displayName: string, name: string, description: string): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
  default: 1,
  description,
});

export const matchProperties: INodeProperties[] = [
  {
    displayName: 'Document ID',
    name: 'documentId',
    type: 'string',
    required: true,
    displayOptions: { show: create },
    default: '={{ $json.document_id }}',
    placeholder: 'e.g. doc_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
    description: 'The invoice, order or delivery note to find the counterparts of',
  },
  {
    displayName: 'Match ID',
    name: 'matchId',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['match'], operation: ['delete', 'get', 'review'] } },
    default: '={{ $json.match_id }}',
    placeholder: 'e.g. mat_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
    description: 'The ID that Create gives, and that events carry',
  },
  {
    displayName: 'Decision',
    name: 'decision',
    type: 'options',
    displayOptions: { show: { resource: ['match'], operation: ['review'] } },
    options: [
      {
        name: 'Confirm',
        value: 'confirmed',
        description: 'These documents belong together, whatever differs',
      },
      { name: 'Reject', value: 'rejected', description: 'They do not, and are not proposed again' },
    ],
    default: 'confirmed',
  },
  {
    displayName: 'Note',
    name: 'note',
    type: 'string',
    displayOptions: { show: { resource: ['match'], operation: ['review'] } },
    default: '',
    placeholder: 'e.g. Price agreed by phone',
    description: 'Why, for whoever reads it later',
  },
  {
    displayName: 'Filters',
    name: 'matchFilters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['match'], operation: ['getMany'] } },
    default: {},
    options: [
      {
        displayName: 'Decision',
        name: 'decision',
        type: 'options',
        options: [
          { name: 'Confirmed', value: 'confirmed' },
          { name: 'Open', value: 'open' },
          { name: 'Rejected', value: 'rejected' },
        ],
        default: 'open',
        description: 'What a person said',
      },
      {
        displayName: 'Result',
        name: 'result',
        type: 'options',
        options: [
          { name: 'Matched', value: 'matched', description: 'Everything agrees' },
          { name: 'Mismatched', value: 'mismatched', description: 'Something differs' },
          { name: 'Partial', value: 'partial', description: 'What there is agrees, but something is open' },
          { name: 'Unmatched', value: 'unmatched', description: 'No counterpart was found' },
        ],
        default: 'mismatched',
      },
    ],
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['match'], operation: ['create', 'get', 'getMany', 'review'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Options',
    name: 'matchOptions',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: create },
    default: {},
    options: [
      percent(
        'Amount Tolerance (%)',
        'amountTolerance',
        'By how much sums may differ, in per cent of the order',
      ),
      {
        displayName: 'Customer ID',
        name: 'customerId',
        type: 'string',
        default: '',
        placeholder: 'e.g. C-1042',
        description: 'Look only among the documents of this customer',
      },
      {
        displayName: 'Document IDs',
        name: 'documentIds',
        type: 'string',
        default: '',
        placeholder: 'e.g. doc_01…, doc_02…',
        description: 'Look only among these documents, separated by commas',
      },
      {
        displayName: 'Document Types',
        name: 'documentTypes',
        type: 'multiOptions',
        options: [
          { name: 'Credit Note', value: 'credit_note' },
          { name: 'Delivery Note', value: 'delivery_note' },
          { name: 'Invoice', value: 'invoice' },
          { name: 'Purchase Order', value: 'purchase_order' },
          { name: 'Receipt', value: 'receipt' },
        ],
        default: ['purchase_order'],
        description: 'Which kinds of documents to look for. Each must be found for the result "matched".',
      },
      percent('Price Tolerance (%)', 'priceTolerance', 'By how much the price of one may differ'),
      percent('Quantity Tolerance (%)', 'quantityTolerance', 'By how much quantities may differ'),
    ],
  },
];
