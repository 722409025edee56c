import { type Field, isJsonObject } from '@docglean/contract';
import { labelOf } from './label.ts';

type Values = Readonly<Record<string, unknown>>;

/** A result of these fields: of a real document as far as it has values, examples elsewhere. */
export function sampleResult(fields: readonly Field[], real: Values = {}): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field, real[field.name])]));
}

function sampleOf(field: Field, real: unknown): unknown {
  const { type, fields = [] } = field;
  if (type === 'object') return sampleResult(fields, isJsonObject(real) ? real : {});
  if (type === 'list<object>') {
    const rows = Array.isArray(real) ? real.filter(isJsonObject) : [];
    return (rows.length > 0 ? rows : [{}]).map((row) => sampleResult(fields, row));
  }
  return real === null || real === undefined || (Array.isArray(real) && real.length === 0)
    ? exampleOf(field)
    : real;
}

function exampleOf({ name, type, enum: values }: Field): unknown {
  switch (type) {
    case 'number':
    case 'currency':
      return 119.5;
    case 'integer':
      return 3;
    case 'boolean':
      return true;
    case 'date':
      return '2026-03-14';
    case 'datetime':
      return '2026-03-14T09:30:00.000Z';
    case 'enum':
      return values?.[0] ?? null;
    case 'list<number>':
      return [119.5];
    case 'list<string>':
      return [labelOf(name)];
    default:
      return labelOf(name);
  }
}
