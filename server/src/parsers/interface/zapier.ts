import type { Field, FieldType } from '@docglean/contract';
import { labelOf } from './label.ts';

/** An output field of a Zapier step: `key` is the way to a value, as Zapier writes it. */
export interface ZapierField {
  key: string;
  label: string;
  type: 'string' | 'number' | 'integer' | 'boolean' | 'datetime';
}

const types: Partial<Record<FieldType, ZapierField['type']>> = {
  number: 'number',
  currency: 'number',
  'list<number>': 'number',
  integer: 'integer',
  boolean: 'boolean',
  date: 'datetime',
  datetime: 'datetime',
};

/** Flat, as Zapier wants it: `buyer__name` for a part of an object, `line_items[]amount` for a column of line items. */
export function zapierInterface(
  fields: readonly Field[],
  parent: { key: string; label: string } = { key: '', label: '' },
): ZapierField[] {
  return fields.flatMap(({ name, type, fields: parts = [] }) => {
    const key = parent.key + name;
    const label = parent.label + labelOf(name);
    if (type === 'object') return zapierInterface(parts, { key: `${key}__`, label: `${label}: ` });
    if (type === 'list<object>') return zapierInterface(parts, { key: `${key}[]`, label: `${label}: ` });
    return [{ key: type.startsWith('list<') ? `${key}[]` : key, label, type: types[type] ?? 'string' }];
  });
}
