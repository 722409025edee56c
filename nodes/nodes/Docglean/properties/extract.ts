import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { parserLocator } from '../../shared/parser-locator';
import { documentTypes } from './document-types';
import { extractOptions } from './extract-options';
import { fieldBuilder } from './field-builder';
import { fileProperties } from './files';
import { waitMode } from './wait-mode';

/** Operations that take files. */
const files = {
  resource: ['document', 'extraction', 'parser'],
  operation: ['detectFields', 'extract', 'extractText', 'submit'],
};
/** Of those, the ones that read values. */
const values = { resource: ['document', 'extraction'], operation: ['extract', 'submit'] };
/** And the ones that can wait. */
const waiting = { resource: ['document'], operation: ['extract', 'extractText'] };

const show = (
  operations: { resource: string[]; operation: string[] },
  also: IDisplayOptions['show'] = {},
): IDisplayOptions => ({ show: { ...operations, ...also } });

export const extractProperties: INodeProperties[] = [
  ...fileProperties(files),
  {
    displayName: 'What to Extract',
    name: 'whatToExtract',
    type: 'options',
    noDataExpression: true,
    displayOptions: show(values),
    options: [
      {
        name: 'Detect Automatically',
        value: 'auto',
        description: 'Finds out what each document is and extracts the usual values of its type',
      },
      { name: 'My Own Fields', value: 'fields', description: 'Only the values that you list below' },
      { name: 'Saved Parser', value: 'parser', description: 'The values of a parser on the server' },
      ...documentTypes,
    ].sort((a, b) => a.name.localeCompare(b.name)),
    default: 'auto',
  },
  parserLocator({ displayOptions: show(values, { whatToExtract: ['parser'] }) }),
  { ...fieldBuilder, displayOptions: show(values, { whatToExtract: ['fields'] }) },
  waitMode(
    show(waiting),
    'Gives the extraction ID only. Fetch the values later with Get Result or with the Docglean Trigger.',
  ),
  {
    displayName:
      'n8n cannot stop a workflow at this node after it has slept: a file that could not be read comes out as an item with the status "failed". Choose another "On Error" setting to get such items separately.',
    name: 'suspendNotice',
    type: 'notice',
    displayOptions: show(waiting, { waitMode: ['suspend'] }),
    default: '',
  },
];

/** Last, as everywhere in n8n. */
export const extractOptionProperties: INodeProperties[] = [
  { ...extractOptions, displayOptions: show({ ...files, operation: ['extract', 'extractText', 'submit'] }) },
];
