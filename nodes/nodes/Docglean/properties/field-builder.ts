import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const simpleTypes: INodePropertyOptions[] = [
  { name: 'Amount of Money', value: 'currency' },
  { name: 'Date', value: 'date' },
  { name: 'Date and Time', value: 'datetime' },
  { name: 'List of Numbers', value: 'list<number>' },
  { name: 'List of Texts', value: 'list<string>' },
  { name: 'Number', value: 'number' },
  { name: 'One of Several Values', value: 'enum' },
  { name: 'Text', value: 'string' },
  { name: 'True or False', value: 'boolean' },
  { name: 'Whole Number', value: 'integer' },
];

const table: INodePropertyOptions = { name: 'Table', value: 'list<object>' };

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

const name: INodeProperties = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  default: '',
  placeholder: 'e.g. invoice_number',
  description: 'The name under which the value comes out',
};

const description: INodeProperties = {
  displayName: 'Description',
  name: 'description',
  type: 'string',
  default: '',
  placeholder: 'e.g. The number the seller gave the invoice',
  description: 'What the value is, in your own words',
};

const alsoPrintedAs: INodeProperties = {
  displayName: 'Also Printed As',
  name: 'synonyms',
  type: 'string',
  default: '',
  placeholder: 'e.g. Invoice no., Bill number',
  description: 'Other words that documents print beside this value, separated by commas',
};

const allowedValues: INodeProperties = {
  displayName: 'Allowed Values',
  name: 'allowedValues',
  type: 'string',
  displayOptions: { show: { type: ['enum'] } },
  default: '',
  placeholder: 'e.g. paid, open, overdue',
  description: 'The values to choose from, separated by commas',
};

const typeOf = (options: INodePropertyOptions[]): INodeProperties => ({
  displayName: 'Type',
  name: 'type',
  type: 'options',
  options,
  default: 'string',
  description: 'What kind of value it is',
});

const columns: INodeProperties = {
  displayName: 'Columns',
  name: 'columns',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true },
  displayOptions: { show: { type: [table.value] } },
  placeholder: 'Add Column',
  default: {},
  description: 'The columns of the table. Each row of the document becomes one entry.',
  options: [
    {
      displayName: 'Column',
      name: 'column',
      values: [name, typeOf(simpleTypes), allowedValues, description, alsoPrintedAs],
    },
  ],
};

/** The editor for a user's own list of fields. */
export const fieldBuilder: INodeProperties = {
  displayName: 'Fields',
  name: 'fields',
  type: 'fixedCollection',
  typeOptions: { multipleValues: true, sortable: true },
  placeholder: 'Add Field',
  default: {},
  description: 'The values to look for in each document',
  options: [
    {
      displayName: 'Field',
      name: 'field',
      values: [
        name,
        typeOf([...simpleTypes, table].sort(byName)),
        allowedValues,
        columns,
        description,
        {
          displayName: 'Required',
          name: 'required',
          type: 'boolean',
          default: false,
          description: 'Whether a document without this value needs review',
        },
        alsoPrintedAs,
      ],
    },
  ],
};
