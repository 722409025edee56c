import type { INodeProperties } from 'n8n-workflow';

const show = { resource: ['api'], operation: ['sendRequest'] };

export const apiProperties: INodeProperties[] = [
  {
    displayName: 'Method',
    name: 'method',
    type: 'options',
    displayOptions: { show },
    options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => ({ name: method, value: method })),
    default: 'GET',
    description: 'What to do, as the API reference of your server (/docs) says',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    required: true,
    displayOptions: { show },
    default: '/v1/',
    placeholder: 'e.g. /v1/usage',
    description: 'From the root of the server, beginning with a slash',
  },
  {
    displayName: 'Query Parameters',
    name: 'query',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Parameter',
    displayOptions: { show },
    default: {},
    options: [
      {
        displayName: 'Parameter',
        name: 'parameters',
        values: [
          { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. from' },
          {
            displayName: 'Value',
            name: 'value',
            type: 'string',
            default: '',
            placeholder: 'e.g. 2026-03-01',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Body (JSON)',
    name: 'body',
    type: 'json',
    displayOptions: { show, hide: { method: ['GET'] } },
    default: '',
    placeholder: 'e.g. { "name": "Delivery notes" }',
  },
];
