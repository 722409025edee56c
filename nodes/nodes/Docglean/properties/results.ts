import type { INodeProperties } from 'n8n-workflow';

const documents = ['getMany', 'getResult', 'review'];

/** How documents come out; last, because it is the same wherever there are some. */
export const resultProperties: INodeProperties[] = [
  {
    displayName: 'Output',
    name: 'itemPer',
    type: 'options',
    noDataExpression: true,
    displayOptions: {
      show: { resource: ['document'], operation: ['extract', ...documents] },
      hide: { waitMode: ['return'] },
    },
    options: [
      {
        name: 'One Item per Document',
        value: 'document',
        description: 'All values of a document in one item; its line items as a list',
      },
      {
        name: 'One Item per Field',
        value: 'field',
        description: 'Each value in an item of its own, with its confidence and its place on the page',
      },
      {
        name: 'One Item per Line Item',
        value: 'lineItem',
        description: 'Each row of the table in an item of its own, with the values of its document',
      },
    ],
    default: 'document',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    noDataExpression: true,
    displayOptions: {
      show: { resource: ['document'], operation: ['extract', 'extractText', ...documents] },
      hide: { waitMode: ['return'], itemPer: ['field', 'lineItem'] },
    },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['parser'], operation: ['detectFields'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'With Text and Tables',
    name: 'resultText',
    type: 'boolean',
    displayOptions: { show: { resource: ['document'], operation: ['getResult'] } },
    default: false,
    description: 'Whether to return the whole text and the tables instead of the values',
  },
];
