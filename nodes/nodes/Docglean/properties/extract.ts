import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { extractOptions } from './extract-options';
import { fieldBuilder } from './field-builder';

const extract = { resource: ['document'], operation: ['extract'] };
const show = (also: IDisplayOptions['show'] = {}): IDisplayOptions => ({ show: { ...extract, ...also } });

export const extractProperties: INodeProperties[] = [
  {
    displayName: 'File From',
    name: 'fileFrom',
    type: 'options',
    noDataExpression: true,
    displayOptions: show(),
    options: [
      { name: 'Previous Node', value: 'binary', description: 'A file that an earlier node has loaded' },
      { name: 'Web Address', value: 'url', description: 'The Docglean server loads the file itself' },
    ],
    default: 'binary',
  },
  {
    displayName: 'Input Binary Field',
    name: 'binaryPropertyName',
    type: 'string',
    required: true,
    displayOptions: show({ fileFrom: ['binary'] }),
    default: 'data',
    placeholder: 'e.g. data',
    hint: 'The name of the input field containing the file to be processed',
  },
  {
    displayName: 'File URL',
    name: 'fileUrl',
    type: 'string',
    required: true,
    displayOptions: show({ fileFrom: ['url'] }),
    default: '',
    placeholder: 'e.g. https://example.com/invoice.pdf',
    description: 'The address must show or download the file without a login',
  },
  {
    displayName: 'What to Extract',
    name: 'whatToExtract',
    type: 'options',
    noDataExpression: true,
    displayOptions: show(),
    options: [
      {
        name: 'Bank Statement',
        value: 'bank_statement',
        description: 'Account, period, balances and transactions',
      },
      {
        name: 'Detect Automatically',
        value: 'auto',
        description: 'Finds out what each document is and extracts the usual values of its type',
      },
      {
        name: 'Invoice',
        value: 'invoice',
        description: 'Number, dates, amounts, seller, buyer and line items',
      },
      { name: 'My Own Fields', value: 'fields', description: 'Only the values that you list below' },
      {
        name: 'Purchase Order',
        value: 'purchase_order',
        description: 'Number, dates, amounts, buyer, seller and line items',
      },
      { name: 'Receipt', value: 'receipt', description: 'Merchant, date, amounts and items' },
    ],
    default: 'auto',
  },
  { ...fieldBuilder, displayOptions: show({ whatToExtract: ['fields'] }) },
  {
    displayName: 'When to Continue',
    name: 'waitMode',
    type: 'options',
    noDataExpression: true,
    displayOptions: show(),
    options: [
      {
        name: 'Suspend Until Done',
        value: 'suspend',
        description:
          'The workflow sleeps and is woken by Docglean. Best for many files. The Docglean server must be able to reach n8n.',
      },
      {
        name: 'Poll Until Done',
        value: 'poll',
        description: 'The workflow stays active and asks again and again. Works behind any firewall.',
      },
      {
        name: 'Return at Once',
        value: 'return',
        description:
          'Gives the extraction ID only. Fetch the values later with Get Result or with the Docglean Trigger.',
      },
    ],
    default: 'suspend',
  },
  {
    displayName:
      'n8n cannot stop a workflow at this node after it has slept: a file that could not be read comes out as an item with the status "failed". Choose another "On Error" setting to get such items separately.',
    name: 'suspendNotice',
    type: 'notice',
    displayOptions: show({ waitMode: ['suspend'] }),
    default: '',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    noDataExpression: true,
    displayOptions: show({ waitMode: ['suspend', 'poll'] }),
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  { ...extractOptions, displayOptions: show() },
];
