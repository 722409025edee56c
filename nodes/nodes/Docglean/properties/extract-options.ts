import type { INodeProperties } from 'n8n-workflow';
import { customerId, language } from './shared-fields';

export const extractOptions: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    customerId,
    {
      displayName: 'Engine',
      name: 'engine',
      type: 'options',
      displayOptions: { hide: { '/operation': ['extractText'] } },
      options: [
        {
          name: 'AI Model',
          value: 'ai',
          description: 'The AI model that the server has; refused by a server without one',
        },
        { name: 'Automatic', value: 'auto', description: 'The best that the server has' },
        {
          name: 'Local Rules',
          value: 'rules',
          description: 'On the server alone, without any outside service',
        },
      ],
      default: 'auto',
      description: 'What reads the values',
    },
    {
      displayName: 'Give Up After (Seconds)',
      name: 'giveUpAfterSeconds',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 604800 },
      displayOptions: {
        show: { '/operation': ['extract', 'extractText'], '/waitMode': ['suspend', 'poll'] },
      },
      default: 600,
      description:
        'How long to wait for the documents. Without this option, one hour when suspended and ten minutes when polling.',
    },
    {
      displayName: 'Keep Source',
      name: 'keepSource',
      type: 'options',
      displayOptions: { show: { '/operation': ['extract', 'extractText'] } },
      options: [
        { name: 'Binary', value: 'binary', description: 'Keep the files of the input items' },
        { name: 'Both', value: 'both', description: 'Keep the fields and the files of the input items' },
        { name: 'JSON', value: 'json', description: 'Keep the fields of the input items' },
      ],
      default: 'json',
      description: 'What to keep of the input items beside the extracted values',
    },
    language,
    {
      displayName: 'Metadata',
      name: 'metadata',
      type: 'fixedCollection',
      typeOptions: { multipleValues: true },
      placeholder: 'Add Entry',
      default: {},
      description: 'Your own data. It is given back with the results and in webhooks.',
      options: [
        {
          displayName: 'Entries',
          name: 'entries',
          values: [
            { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. project' },
            { displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Apollo' },
          ],
        },
      ],
    },
    {
      displayName: 'Pages',
      name: 'pages',
      type: 'string',
      default: '',
      placeholder: 'e.g. 1-3,5',
      description: 'Read only these pages of each file, counted from 1',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Opens locked PDFs. The server keeps it only until the files are read.',
    },
    {
      displayName: 'Review Threshold',
      name: 'reviewThreshold',
      type: 'number',
      displayOptions: { hide: { '/operation': ['extractText'] } },
      typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
      default: 0.6,
      description:
        'A document with a required value that is less sure than this gets the status "needs_review"',
    },
  ],
};
