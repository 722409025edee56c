import type { INodeProperties, INodePropertyModeValidation } from 'n8n-workflow';

const validation: INodePropertyModeValidation[] = [
  {
    type: 'regex',
    properties: {
      regex: '\\s*[a-z][a-zA-Z0-9_]{2,60}\\s*',
      errorMessage: 'The ID of a parser starts with "prs_"; a built-in parser has a name such as "invoice"',
    },
  },
];

const inAddress = '.*/parsers/([A-Za-z0-9_]+).*';

/** A parser: picked from the list of those on the server, or given by its ID or the address of its page. */
export const parserLocator = (property: Partial<INodeProperties> = {}): INodeProperties => ({
  displayName: 'Parser',
  name: 'parserId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'The list of values to find, as you saved it on the server',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Select a parser…',
      typeOptions: { searchListMethod: 'searchParsers', searchable: true },
    },
    {
      displayName: 'By ID',
      name: 'id',
      type: 'string',
      placeholder: 'e.g. prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
      validation,
    },
    {
      displayName: 'By URL',
      name: 'url',
      type: 'string',
      placeholder: 'e.g. https://docglean.example.com/parsers/prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
      extractValue: { type: 'regex', regex: inAddress },
      validation: [
        {
          type: 'regex',
          properties: {
            regex: inAddress,
            errorMessage: 'The address of a parser holds "/parsers/" and its ID',
          },
        },
      ],
    },
  ],
  ...property,
});
