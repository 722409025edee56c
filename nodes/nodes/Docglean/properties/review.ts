import type { INodeProperties } from 'n8n-workflow';
import { parserLocator } from '../../shared/parser-locator';

const review = { resource: ['document'], operation: ['review'] };

export const reviewProperties: INodeProperties[] = [
  {
    displayName: 'Right Values',
    name: 'reviewValues',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: review },
    options: [
      {
        name: 'Confirm All as Read',
        value: 'confirm',
        description: 'Every value was read right',
      },
      {
        name: 'Correct Fields',
        value: 'fields',
        description: 'Give the right values of some fields; the others were read right',
      },
      { name: 'Correct Fields (JSON)', value: 'json', description: 'The same as a JSON object' },
    ],
    default: 'confirm',
  },
  parserLocator({
    description:
      'The parser or built-in document type that the document was read with: it has the fields to choose from',
    displayOptions: { show: { ...review, reviewValues: ['fields'] } },
  }),
  {
    displayName: 'Values',
    name: 'values',
    type: 'resourceMapper',
    noDataExpression: true,
    required: true,
    displayOptions: { show: { ...review, reviewValues: ['fields'] } },
    default: { mappingMode: 'defineBelow', value: null },
    typeOptions: {
      loadOptionsDependsOn: ['parserId.value'],
      resourceMapper: {
        resourceMapperMethod: 'fieldsOfParser',
        mode: 'add',
        fieldWords: { singular: 'field', plural: 'fields' },
        addAllFields: false,
        multiKeyMatch: false,
        supportAutoMap: false,
      },
    },
  },
  {
    displayName: 'Values (JSON)',
    name: 'valuesJson',
    type: 'json',
    displayOptions: { show: { ...review, reviewValues: ['json'] } },
    default: '{}',
    placeholder: 'e.g. { "total_amount": 1190, "due_date": null }',
    description: 'The right values by field name; null where the document has none',
  },
];
