import type { FieldResult } from '../api/types.ts';

/** Before the names of fields, so that none is taken for another input of the step. */
const prefix = 'value__';

interface InputField {
  key: string;
  label: string;
  type?: 'string' | 'number' | 'integer' | 'boolean';
  required?: boolean;
  list?: boolean;
  placeholder?: string;
  children?: InputField[];
}

const types: Readonly<Record<string, 'number' | 'integer' | 'boolean'>> = {
  number: 'number',
  currency: 'number',
  'list<number>': 'number',
  integer: 'integer',
  boolean: 'boolean',
};

/** An input for each value of a document; what was read stands in it in grey. */
export const valuesToReview = (fields: readonly FieldResult[]): InputField[] =>
  fields.flatMap((field) => {
    // Zapier has no inputs for parts of a value.
    if (field.type === 'object') return [];
    const key = prefix + field.name;
    if (field.type !== 'list<object>') return [{ key, ...input(field.name, field) }];
    const [row] = field.rows ?? [];
    if (!row) return [];
    const children = row.map((cell) => ({ key: `${key}__${cell.name}`, ...input(cell.name, cell) }));
    return [{ key, label: field.name, children }];
  });

function input(label: string, { type, value }: FieldResult): Omit<InputField, 'key'> {
  const isList = type.startsWith('list<');
  const read = !isList && value !== null && value !== undefined ? String(value).slice(0, 100) : '';
  return {
    label,
    type: types[type] ?? 'string',
    required: false,
    ...(isList && { list: true }),
    ...(read && { placeholder: read }),
  };
}

type Cells = Record<string, unknown>;

/** What was filled in, by the names of the fields; null for those that the document does not have. */
export function reviewedValues(input: Record<string, unknown>): Record<string, unknown> {
  const filledIn = Object.entries(input)
    .filter(([key, value]) => key.startsWith(prefix) && value !== '' && value !== undefined && value !== null)
    .map(([key, value]) => [
      key.slice(prefix.length),
      isRows(value) ? value.map((row) => cellsOf(row, key)) : value,
    ]);
  const absent = [input.absent ?? []].flat().map((name) => [String(name).trim(), null]);
  return Object.fromEntries([...filledIn, ...absent]);
}

const isRows = (value: unknown): value is Cells[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null);

const cellsOf = (row: Cells, key: string): Cells =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.startsWith(`${key}__`) ? name.slice(key.length + 2) : name,
      value,
    ]),
  );
