import * as z from 'zod';
import { DetectedField } from '../detected-field.ts';
import { idOf } from '../ids.ts';
import {
  CreateParser,
  DetectFields,
  DetectFieldsForm,
  InterfaceFormat,
  LayoutMemory,
  Parser,
  ParserAccuracy,
  ParserId,
  ParserInterface,
  UpdateParser,
} from '../parser.ts';
import { exporting } from './exporting.ts';
import { define, fileErrors, json, page, paging, yesOrNo } from './operation.ts';

const byId = z.object({ id: ParserId });
const one = json(z.object({ parser: Parser }));

export const parsersOperations = define({
  createParser: {
    method: 'post',
    path: '/v1/parsers',
    summary: 'Create a parser',
    tag: 'Parsers',
    scope: 'write',
    body: json(CreateParser),
    success: { status: 201, description: 'Created.', content: one },
    errors: ['CONFLICT', 'PARSER_NOT_FOUND'],
  },
  listParsers: {
    method: 'get',
    path: '/v1/parsers',
    summary: 'List parsers',
    description: 'Your own, newest first, then the built-in ones.',
    tag: 'Parsers',
    scope: 'read',
    query: z.object({
      ...paging,
      search: z.string().max(100).optional().meta({ description: 'Part of the name.' }),
      presets: z
        .enum(['include', 'exclude', 'only'])
        .default('include')
        .meta({ description: 'Whether to list the built-in parsers.' }),
    }),
    success: { status: 200, description: 'The parsers.', content: json(page(Parser)) },
    errors: [],
  },
  getParser: {
    method: 'get',
    path: '/v1/parsers/{id}',
    summary: 'Get a parser',
    tag: 'Parsers',
    scope: 'read',
    params: byId,
    success: { status: 200, description: 'The parser.', content: one },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  updateParser: {
    method: 'patch',
    path: '/v1/parsers/{id}',
    summary: 'Change a parser',
    description: 'Extractions that are already submitted go on with the fields they were submitted with.',
    tag: 'Parsers',
    scope: 'write',
    params: byId,
    body: json(UpdateParser),
    success: { status: 200, description: 'Changed.', content: one },
    errors: ['RESOURCE_NOT_FOUND', 'PARSER_NOT_FOUND', 'CONFLICT', 'PRESET_IS_FIXED'],
  },
  deleteParser: {
    method: 'delete',
    path: '/v1/parsers/{id}',
    summary: 'Delete a parser and what it learned',
    description: 'Its extractions stay.',
    tag: 'Parsers',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND', 'PRESET_IS_FIXED'],
  },
  detectFields: {
    method: 'post',
    path: '/v1/parsers/{id}/detect-fields',
    summary: 'Let sample documents propose the fields of a parser',
    description:
      "Takes 1 to 5 documents of one kind. What differs between them becomes a field; tables become lists. The proposal becomes the parser's field list, unless `save` is false.",
    tag: 'Parsers',
    scope: 'write',
    params: byId,
    query: z.object({
      replace: yesOrNo
        .default(false)
        .meta({ description: 'Let the proposal take the place of the fields that the parser has.' }),
      save: yesOrNo.default(true).meta({ description: 'Set to false to look at the proposal only.' }),
    }),
    body: { 'application/json': DetectFields, 'multipart/form-data': DetectFieldsForm },
    success: {
      status: 200,
      description: 'The proposal, and the parser as it is now.',
      content: json(z.object({ parser: Parser, fields: z.array(DetectedField) })),
    },
    errors: [
      'RESOURCE_NOT_FOUND',
      'PRESET_IS_FIXED',
      'SCHEMA_ALREADY_EXISTS',
      'SAMPLE_NOT_READABLE',
      ...fileErrors,
    ],
  },
  getParserInterface: {
    method: 'get',
    path: '/v1/parsers/{id}/interface',
    summary: "Get a parser's fields as another platform writes them",
    tag: 'Parsers',
    scope: 'read',
    params: byId,
    query: z.object({
      format: InterfaceFormat.default('json_schema'),
      layout: exporting.layout.meta({
        description:
          'With `line_items`: what a row of the main table gives, under the names that exports with this layout use.',
      }),
    }),
    success: { status: 200, description: 'The interface, with a sample.', content: json(ParserInterface) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  getParserAccuracy: {
    method: 'get',
    path: '/v1/parsers/{id}/accuracy',
    summary: 'See how right a parser is',
    description: 'Measured on its reviewed documents.',
    tag: 'Parsers',
    scope: 'read',
    params: byId,
    success: {
      status: 200,
      description: 'Per field and in all.',
      content: json(z.object({ accuracy: ParserAccuracy })),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  listMemories: {
    method: 'get',
    path: '/v1/parsers/{id}/memories',
    summary: 'List what a parser learned from reviews',
    tag: 'Parsers',
    scope: 'read',
    params: byId,
    query: z.object(paging),
    success: { status: 200, description: 'Newest first.', content: json(page(LayoutMemory)) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  deleteMemory: {
    method: 'delete',
    path: '/v1/parsers/{id}/memories/{memory_id}',
    summary: 'Forget what one review taught',
    tag: 'Parsers',
    scope: 'write',
    params: z.object({ id: ParserId, memory_id: idOf('memory') }),
    success: { status: 204, description: 'Forgotten.' },
    errors: ['RESOURCE_NOT_FOUND'],
  },
});
