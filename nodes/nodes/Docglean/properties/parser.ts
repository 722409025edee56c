import type { INodeProperties } from 'n8n-workflow';
import { parserLocator } from '../../shared/parser-locator';
import { documentTypes } from './document-types';
import { fieldBuilder } from './field-builder';

const saved = { resource: ['parser'], operation: ['delete', 'detectFields', 'get', 'update'] };
const written = { resource: ['parser'], operation: ['create', 'update'] };
const detected = { resource: ['parser'], operation: ['detectFields'] };

export const parserProperties: INodeProperties[] = [
  parserLocator({ displayOptions: { show: saved } }),
  {
    displayName: 'Name',
    name: 'parserName',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['parser'], operation: ['create'] } },
    default: '',
    placeholder: 'e.g. Delivery notes of Miller',
    description: 'What the parser is called in lists. No other of your parsers may have the name.',
  },
  {
    displayName: 'Fields From',
    name: 'fieldsFrom',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: written },
    options: [
      { name: 'Built Below', value: 'builder', description: 'Add the fields one by one' },
      {
        name: 'JSON',
        value: 'json',
        description: 'A JSON Schema, or a list of fields as the Docglean API writes them',
      },
      {
        name: 'None',
        value: 'none',
        description: 'Detect them from samples later, or leave those of the parser as they are',
      },
    ],
    default: 'builder',
  },
  { ...fieldBuilder, displayOptions: { show: { ...written, fieldsFrom: ['builder'] } } },
  {
    displayName: 'Fields (JSON)',
    name: 'fieldsJson',
    type: 'json',
    required: true,
    displayOptions: { show: { ...written, fieldsFrom: ['json'] } },
    default: '',
    placeholder: 'e.g. [{ "name": "order_number", "type": "string" }]',
  },
  {
    displayName: 'Options',
    name: 'parserOptions',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: written },
    default: {},
    options: [
      {
        displayName: 'Description',
        name: 'description',
        type: 'string',
        default: '',
        placeholder: 'e.g. Comes with every delivery, two pages',
      },
      {
        displayName: 'Document Type',
        name: 'documentType',
        type: 'options',
        options: documentTypes,
        default: 'invoice',
        description: 'What kind of document it reads, where that is one of the built-in kinds',
      },
      {
        displayName: 'Language',
        name: 'language',
        type: 'string',
        default: '',
        placeholder: 'e.g. de',
        description: 'The language of its documents as two letters',
      },
      {
        displayName: 'Name',
        name: 'name',
        type: 'string',
        displayOptions: { show: { '/operation': ['update'] } },
        default: '',
        description: 'What the parser is called from now on',
      },
      {
        displayName: 'Review Threshold',
        name: 'reviewThreshold',
        type: 'number',
        typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
        default: 0.6,
        description: 'A document with a required value that is less sure than this needs review',
      },
    ],
  },
  {
    displayName: 'Save',
    name: 'saveFields',
    type: 'boolean',
    displayOptions: { show: detected },
    default: true,
    description: 'Whether the fields become those of the parser. Switch it off to look at them only.',
  },
  {
    displayName: 'Replace',
    name: 'replaceFields',
    type: 'boolean',
    displayOptions: { show: { ...detected, saveFields: [true] } },
    default: false,
    description: 'Whether they may take the place of fields that the parser has already',
  },
];
