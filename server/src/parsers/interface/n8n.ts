import type { Field, FieldType } from '@docglean/contract';
import { labelOf } from './label.ts';

/** A field of n8n's resource mapper. */
export interface N8nField {
  id: string;
  displayName: string;
  type: 'string' | 'number' | 'boolean' | 'dateTime' | 'options' | 'object' | 'array';
  required: boolean;
  display: true;
  defaultMatch: false;
  canBeUsedToMatch: false;
  options?: { name: string; value: string }[];
}

const types: Partial<Record<FieldType, N8nField['type']>> = {
  number: 'number',
  currency: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'dateTime',
  datetime: 'dateTime',
  enum: 'options',
  object: 'object',
  'list<object>': 'array',
  'list<string>': 'array',
  'list<number>': 'array',
};

export const n8nInterface = (fields: readonly Field[]): N8nField[] =>
  fields.map(({ name, type, required = false, enum: values }) => ({
    id: name,
    displayName: labelOf(name),
    type: types[type] ?? 'string',
    required,
    display: true,
    defaultMatch: false,
    canBeUsedToMatch: false,
    ...(values && { options: values.map((value) => ({ name: value, value })) }),
  }));
