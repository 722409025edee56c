import type { Field, FieldType } from '@docglean/contract';
import { labelOf } from './label.ts';

/** A parameter of Make's module interface. */
export interface MakeParameter {
  name: string;
  label: string;
  type: 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'collection' | 'array';
  help?: string;
  spec?: MakeParameter[] | { type: 'text' | 'number' };
}

/** Make shows only full times as dates, so a day such as 2026-03-14 is text. */
const plainTypes: Partial<Record<FieldType, MakeParameter['type']>> = {
  number: 'number',
  currency: 'number',
  integer: 'integer',
  boolean: 'boolean',
  datetime: 'date',
};

export const makeInterface = (fields: readonly Field[]): MakeParameter[] => fields.map(parameterOf);

function parameterOf({ name, type, description, fields = [] }: Field): MakeParameter {
  const named = { name, label: labelOf(name), ...(description && { help: description }) };
  switch (type) {
    case 'object':
      return { ...named, type: 'collection', spec: makeInterface(fields) };
    case 'list<object>':
      return { ...named, type: 'array', spec: makeInterface(fields) };
    case 'list<number>':
      return { ...named, type: 'array', spec: { type: 'number' } };
    case 'list<string>':
      return { ...named, type: 'array', spec: { type: 'text' } };
    default:
      return { ...named, type: plainTypes[type] ?? 'text' };
  }
}
