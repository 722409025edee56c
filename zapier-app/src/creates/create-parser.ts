import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { Parser } from '../api/types.ts';
import { type BuiltField, fieldsToBuild, toFields } from '../inputs/built-fields.ts';
import { documentTypes } from '../inputs/document-type.ts';
import { language } from '../inputs/reading.ts';
import { parserFields } from '../output/output-fields.ts';
import { describeParser } from '../output/parser.ts';
import { sampleParser } from '../output/samples.ts';

interface Input {
  name: string;
  description?: string;
  document_type?: string;
  language?: string;
  fields?: BuiltField[];
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { name, description, document_type, language, fields = [] } = bundle.inputData as unknown as Input;
  const built = toFields(fields);
  const { parser } = await call<{ parser: Parser }>(z, {
    path: '/v1/parsers',
    method: 'POST',
    body: {
      name,
      ...(description && { description }),
      ...(document_type && { document_type }),
      ...(language && { language: language.trim().toLowerCase() }),
      ...(built.length > 0 && { fields: built }),
    },
  });
  return describeParser(parser);
}

export const createParser = {
  key: 'create_parser',
  noun: 'Parser',
  display: {
    label: 'Create Parser',
    description: 'Creates a parser: a list of the values to find, saved under a name.',
  },
  operation: {
    inputFields: [
      {
        key: 'name',
        label: 'Name',
        type: 'string',
        required: true,
        placeholder: 'Delivery notes of Miller',
        helpText: 'You choose the parser by this name later. No other parser may have it.',
      },
      {
        key: 'description',
        label: 'Description',
        type: 'text',
        required: false,
      },
      {
        key: 'document_type',
        label: 'Document Type',
        type: 'string',
        required: false,
        choices: documentTypes,
        helpText: 'What kind of document it reads, if it is one of these.',
      },
      language,
      { ...fieldsToBuild, children: [...fieldsToBuild.children] },
    ],
    perform,
    sample: sampleParser,
    outputFields: [...parserFields],
  },
} satisfies Create;
