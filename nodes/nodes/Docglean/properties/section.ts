import type { INodeProperties } from 'n8n-workflow';
import { fileProperties } from './files';
import { customerId, language, outputFile } from './shared-fields';
import { waitMode } from './wait-mode';

const create = { resource: ['section'], operation: ['create'] };
const ofFiles = { ...create, documentsFrom: ['files'] };

export const sectionProperties: INodeProperties[] = [
  {
    displayName: 'Section ID',
    name: 'sectionId',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['section'], operation: ['delete', 'export', 'get'] } },
    default: '={{ $json.section_id }}',
    placeholder: 'e.g. sec_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
    description: 'The ID that Create gives, and that events carry',
  },
  {
    displayName: 'Documents From',
    name: 'documentsFrom',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: create },
    options: [
      { name: 'Document IDs', value: 'documents', description: 'Documents that were read before' },
      { name: 'Extraction', value: 'extraction', description: 'All documents of an extraction' },
      { name: 'Files', value: 'files', description: 'The file of each input item, three to thirty' },
    ],
    default: 'files',
  },
  ...fileProperties(ofFiles),
  {
    displayName: 'Extraction ID',
    name: 'extractionId',
    type: 'string',
    required: true,
    displayOptions: { show: { ...create, documentsFrom: ['extraction'] } },
    default: '={{ $json.extraction_id }}',
    placeholder: 'e.g. ext_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
  },
  {
    displayName: 'Document IDs',
    name: 'documentIds',
    type: 'string',
    required: true,
    displayOptions: { show: { ...create, documentsFrom: ['documents'] } },
    default: '={{ $json.document_id }}',
    placeholder: 'e.g. doc_01…, doc_02…',
    description: 'Separated by commas. Those of all input items are compared with each other.',
  },
  waitMode(
    { show: create },
    'Gives the ID only. Fetch what is found later with Get or with the Docglean Trigger.',
  ),
  {
    displayName: 'Format',
    name: 'sectionFormat',
    type: 'options',
    displayOptions: { show: { resource: ['section'], operation: ['export'] } },
    options: [
      { name: 'CSV', value: 'csv', description: 'The table of sections and documents as text' },
      { name: 'Excel', value: 'xlsx', description: 'The table of sections and documents as a workbook' },
      { name: 'JSON', value: 'json', description: 'Everything that was found' },
    ],
    default: 'xlsx',
  },
  outputFile({ resource: ['section'], operation: ['export'] }),
  {
    displayName: 'Output',
    name: 'sectionItemPer',
    type: 'options',
    noDataExpression: true,
    displayOptions: {
      show: { resource: ['section'], operation: ['create', 'get'] },
      hide: { waitMode: ['return'] },
    },
    options: [
      { name: 'One Item for All', value: 'comparison', description: 'Everything that was found in one item' },
      {
        name: 'One Item per Section',
        value: 'section',
        description: 'What all say, what differs and the text of each document',
      },
      {
        name: 'One Item per Value',
        value: 'variation',
        description: 'Each value that differs, with that of each document side by side',
      },
    ],
    default: 'comparison',
  },
  {
    displayName: 'Options',
    name: 'sectionOptions',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: create },
    default: {},
    options: [
      customerId,
      {
        displayName: 'Give Up After (Seconds)',
        name: 'giveUpAfterSeconds',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: 86400 },
        displayOptions: { show: { '/waitMode': ['suspend', 'poll'] } },
        default: 600,
        description:
          'How long to wait for what is found. Without this option, one hour when suspended and ten minutes when polling.',
      },
      language,
      {
        displayName: 'Name',
        name: 'name',
        type: 'string',
        default: '',
        placeholder: 'e.g. Leases 2026',
        description: 'Your own name for the comparison',
      },
      {
        displayName: 'Pages',
        name: 'pages',
        type: 'string',
        default: '',
        placeholder: 'e.g. 1-3,5',
        description: 'Compare only these pages of each document, counted from 1',
      },
    ],
  },
];
