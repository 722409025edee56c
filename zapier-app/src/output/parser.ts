import type { DetectedField, Parser } from '../api/types.ts';

export const describeParser = ({ id, name, description, is_preset, fields, created_at }: Parser) => ({
  id,
  parser_id: id,
  name,
  description,
  is_preset,
  field_count: fields.length,
  fields: fields.map((field) => ({
    name: field.name,
    type: field.type,
    required: field.required ?? false,
    columns: (field.fields ?? []).map((column) => column.name).join(', ') || null,
  })),
  created_at,
});

/** A suggested field as a line item: its example is shortened to what fits into a cell. */
export const describeDetected = ({ name, type, fields, example, confidence }: DetectedField) => ({
  name,
  type,
  example: typeof example === 'object' && example !== null ? JSON.stringify(example) : example,
  confidence,
  columns: (fields ?? []).map((column) => column.name).join(', ') || null,
});
