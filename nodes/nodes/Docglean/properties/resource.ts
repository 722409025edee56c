import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

interface Operation {
  value: string;
  name: string;
  description: string;
  /** How the operation is called in the list of actions. */
  action: string;
}

const resources: { value: string; name: string; first: string; operations: Operation[] }[] = [
  {
    value: 'account',
    name: 'Account',
    first: 'getCredits',
    operations: [
      {
        value: 'getCredits',
        name: 'Get Credits',
        description: 'See how many credits and pages are left',
        action: 'Get the credits of the account',
      },
    ],
  },
  {
    value: 'api',
    name: 'API',
    first: 'sendRequest',
    operations: [
      {
        value: 'sendRequest',
        name: 'Send Request',
        description: 'Call any route of the Docglean API with this credential',
        action: 'Send a request to the API',
      },
    ],
  },
  {
    value: 'document',
    name: 'Document',
    first: 'extract',
    operations: [
      {
        value: 'delete',
        name: 'Delete',
        description: 'Delete a document with its file and its values',
        action: 'Delete a document',
      },
      {
        value: 'export',
        name: 'Export',
        description: 'Get the values of a document as a file',
        action: 'Export a document as a file',
      },
      {
        value: 'extract',
        name: 'Extract',
        description: 'Read values such as number, date and total from files',
        action: 'Extract data from documents',
      },
      {
        value: 'extractText',
        name: 'Extract Text',
        description: 'Read all text and all tables from files',
        action: 'Extract text from documents',
      },
      {
        value: 'getMany',
        name: 'Get Many',
        description: 'Search the documents that were read before',
        action: 'Get many documents',
      },
      {
        value: 'getResult',
        name: 'Get Result',
        description: 'Get the documents of an extraction that was started before',
        action: 'Get the result of an extraction',
      },
      {
        value: 'review',
        name: 'Review',
        description: 'Say which values of a document are right, so that the next ones like it come out right',
        action: 'Review a document',
      },
    ],
  },
  {
    value: 'extraction',
    name: 'Extraction',
    first: 'get',
    operations: [
      {
        value: 'cancel',
        name: 'Cancel',
        description: 'End what has not been read yet',
        action: 'Cancel an extraction',
      },
      {
        value: 'delete',
        name: 'Delete',
        description: 'Delete an extraction with its files and its results',
        action: 'Delete an extraction',
      },
      {
        value: 'export',
        name: 'Export',
        description: 'Get all documents of an extraction as one file',
        action: 'Export an extraction as a file',
      },
      {
        value: 'get',
        name: 'Get',
        description: 'Get the state of an extraction',
        action: 'Get an extraction',
      },
      {
        value: 'getMany',
        name: 'Get Many',
        description: 'List extractions, newest first',
        action: 'Get many extractions',
      },
      {
        value: 'retry',
        name: 'Retry',
        description: 'Read failed and cancelled documents again',
        action: 'Retry an extraction',
      },
      {
        value: 'submit',
        name: 'Submit',
        description: 'Hand files over without waiting for their values',
        action: 'Submit an extraction',
      },
      {
        value: 'wait',
        name: 'Wait',
        description: 'Wait until an extraction is done',
        action: 'Wait for an extraction',
      },
    ],
  },
  {
    value: 'match',
    name: 'Match',
    first: 'create',
    operations: [
      {
        value: 'create',
        name: 'Create',
        description: 'Find the order or delivery note of an invoice and compare them line by line',
        action: 'Match a document with its counterparts',
      },
      {
        value: 'delete',
        name: 'Delete',
        description: 'Delete a match; the documents stay',
        action: 'Delete a match',
      },
      { value: 'get', name: 'Get', description: 'Get a match that was made before', action: 'Get a match' },
      {
        value: 'getMany',
        name: 'Get Many',
        description: 'List matches, such as those where something differs',
        action: 'Get many matches',
      },
      {
        value: 'review',
        name: 'Review',
        description: 'Confirm or reject a match',
        action: 'Review a match',
      },
    ],
  },
  {
    value: 'parser',
    name: 'Parser',
    first: 'getMany',
    operations: [
      {
        value: 'create',
        name: 'Create',
        description: 'Save a list of fields under a name',
        action: 'Create a parser',
      },
      {
        value: 'delete',
        name: 'Delete',
        description: 'Delete a parser and what it learned',
        action: 'Delete a parser',
      },
      {
        value: 'detectFields',
        name: 'Detect Fields',
        description: 'Let one to five sample files propose the fields of a parser',
        action: 'Detect the fields of a parser',
      },
      { value: 'get', name: 'Get', description: 'Get a parser with its fields', action: 'Get a parser' },
      {
        value: 'getMany',
        name: 'Get Many',
        description: 'List parsers, newest first',
        action: 'Get many parsers',
      },
      {
        value: 'update',
        name: 'Update',
        description: 'Change the fields or the settings of a parser',
        action: 'Update a parser',
      },
    ],
  },
  {
    value: 'section',
    name: 'Section',
    first: 'create',
    operations: [
      {
        value: 'create',
        name: 'Create',
        description: 'Compare three to thirty documents of one type, section by section',
        action: 'Compare documents section by section',
      },
      {
        value: 'delete',
        name: 'Delete',
        description: 'Delete a comparison and the files that were sent for it',
        action: 'Delete a comparison',
      },
      {
        value: 'export',
        name: 'Export',
        description: 'Get the table of sections and documents as a file',
        action: 'Export a comparison as a file',
      },
      {
        value: 'get',
        name: 'Get',
        description: 'Get a comparison and what it found',
        action: 'Get a comparison',
      },
      {
        value: 'getMany',
        name: 'Get Many',
        description: 'List comparisons, newest first',
        action: 'Get many comparisons',
      },
    ],
  },
];

const choiceOfOperation = ({ value, operations, first }: (typeof resources)[number]): INodeProperties => ({
  displayName: 'Operation',
  name: 'operation',
  type: 'options',
  noDataExpression: true,
  displayOptions: { show: { resource: [value] } },
  options: operations,
  default: first,
});

export const resourceProperties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map(({ name, value }): INodePropertyOptions => ({ name, value })),
    default: 'document',
  },
  ...resources.map(choiceOfOperation),
];
