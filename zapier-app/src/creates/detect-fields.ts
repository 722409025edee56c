import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { DetectedField, Parser } from '../api/types.ts';
import { uploadAll } from '../files/upload-all.ts';
import { filesIn } from '../inputs/lists.ts';
import { parserToChange } from '../inputs/parser.ts';
import { describeDetected } from '../output/parser.ts';

interface Input {
  parser_id: string;
  files: string[];
  replace?: boolean;
}

async function perform(z: ZObject, bundle: Bundle): Promise<Record<string, unknown>> {
  const { parser_id, files, replace } = bundle.inputData as unknown as Input;
  const { parser, fields } = await call<{ parser: Parser; fields: DetectedField[] }>(z, {
    path: `/v1/parsers/${encodeURIComponent(parser_id.trim())}/detect-fields`,
    method: 'POST',
    params: { replace: String(replace ?? false) },
    body: { files: await uploadAll(z, filesIn(files)) },
  });
  return {
    id: parser.id,
    parser_id: parser.id,
    name: parser.name,
    field_count: fields.length,
    fields: fields.map(describeDetected),
  };
}

export const detectFields = {
  key: 'detect_fields',
  noun: 'Parser',
  display: {
    label: 'Detect Fields',
    description:
      'Detects in sample documents which values can be found, and saves them as the fields of a parser.',
  },
  operation: {
    inputFields: [
      parserToChange,
      {
        key: 'files',
        label: 'Sample Documents',
        type: 'file',
        list: true,
        required: true,
        helpText:
          'One to five documents of one kind, from earlier steps or as web addresses. What differs between them becomes a field.',
      },
      {
        key: 'replace',
        label: 'Replace Fields',
        type: 'boolean',
        required: false,
        default: 'false',
        helpText: 'If the parser has fields already, whether the new ones take their place.',
      },
    ],
    perform,
    sample: {
      id: 'prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
      parser_id: 'prs_01JDA3M5R2V9Q8XK4T7W6Z1B0C',
      name: 'Delivery notes of Miller',
      field_count: 2,
      fields: [
        { name: 'note_number', type: 'string', example: 'N-2207', confidence: 0.86, columns: null },
        { name: 'delivery_date', type: 'date', example: '2026-03-14', confidence: 0.91, columns: null },
      ],
    },
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'parser_id', label: 'Parser ID', type: 'string' },
      { key: 'name', label: 'Parser Name', type: 'string' },
      { key: 'field_count', label: 'Number of Fields', type: 'integer' },
      { key: 'fields[]name', label: 'Field Name', type: 'string' },
      { key: 'fields[]type', label: 'Field Type', type: 'string' },
      { key: 'fields[]example', label: 'Field Example', type: 'string' },
      { key: 'fields[]confidence', label: 'Field Confidence (0 to 1)', type: 'number' },
      { key: 'fields[]columns', label: 'Field Columns', type: 'string' },
    ],
  },
} satisfies Create;
