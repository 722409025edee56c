import type { Field, OutputField } from '../api/types.ts';

const types: Readonly<Record<string, OutputField['type']>> = {
  number: 'number',
  currency: 'number',
  'list<number>': 'number',
  integer: 'integer',
  boolean: 'boolean',
  date: 'datetime',
  datetime: 'datetime',
};

/** The values of a list of fields that stands in the step itself: as the server describes those of a parser. */
export const valuesOfOwnFields = (fields: readonly Field[], table?: string): OutputField[] =>
  fields.flatMap(({ name, type, fields: columns = [] }): OutputField[] => {
    if (type === 'list<object>') return valuesOfOwnFields(columns, name);
    const key = table ? `${table}[]${name}` : name;
    const label = table ? `${labelOf(table)}: ${labelOf(name)}` : labelOf(name);
    return [{ key: type.startsWith('list<') ? `${key}[]` : key, label, type: types[type] ?? 'string' }];
  });

/** `note_number` is "Note number"; a name in words stays. */
function labelOf(name: string): string {
  const words = /\s/.test(name) ? name : name.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
