import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Where the file of an input item comes from, for the operations that take files. */
export const fileProperties = (show: NonNullable<IDisplayOptions['show']>): INodeProperties[] => [
  {
    displayName: 'File From',
    name: 'fileFrom',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show },
    options: [
      { name: 'Previous Node', value: 'binary', description: 'A file that an earlier node has loaded' },
      {
        name: 'Upload ID',
        value: 'upload',
        description: 'A file that was sent to the server before',
      },
      { name: 'Web Address', value: 'url', description: 'The Docglean server loads the file itself' },
    ],
    default: 'binary',
  },
  {
    displayName: 'Input Binary Field',
    name: 'binaryPropertyName',
    type: 'string',
    required: true,
    displayOptions: { show: { ...show, fileFrom: ['binary'] } },
    default: 'data',
    placeholder: 'e.g. data',
    hint: 'The name of the input field containing the file to be processed',
  },
  {
    displayName: 'File URL',
    name: 'fileUrl',
    type: 'string',
    required: true,
    displayOptions: { show: { ...show, fileFrom: ['url'] } },
    default: '',
    placeholder: 'e.g. https://example.com/invoice.pdf',
    description: 'The address must show or download the file without a login',
  },
  {
    displayName: 'Upload ID',
    name: 'uploadId',
    type: 'string',
    required: true,
    displayOptions: { show: { ...show, fileFrom: ['upload'] } },
    default: '',
    placeholder: 'e.g. upl_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
    description: 'What POST /v1/uploads of the Docglean server gave',
  },
];
