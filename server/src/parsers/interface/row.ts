import { type Field, isJsonObject } from '@docglean/contract';
import { mainTableOf } from '../../export/find-fields.ts';
import { prefixOf, rowNames } from '../../export/layout.ts';

type Values = Record<string, unknown>;

/** A row of the main table as exports with the layout `line_items` give it: the document's own values, then the cells. */
export interface RowOfParser {
  fields: Field[];
  /** The first row of a result. */
  sampleOf(result: Values): Values;
}

export function rowOf(fields: readonly Field[]): RowOfParser {
  const free = freeNames(rowNames);
  const own = withoutTables(fields).map((field) => ({ field, name: free(field.name) }));
  const main = mainTableOf(tablesOf(fields));
  const columns = main ? columnsAt(fields, main) : [];
  const cells = columns.map((field) => ({ field, name: free(prefixOf({ path: main ?? [] }) + field.name) }));
  return {
    fields: [...own, ...cells].map(({ field, name }) => ({ ...field, name })),
    sampleOf(result) {
      const first = main?.reduce<unknown>(partOf, result);
      const row = Array.isArray(first) ? first[0] : {};
      return Object.fromEntries([
        ...own.map(({ field, name }) => [name, ownValue(field, result[field.name])]),
        ...cells.map(({ field, name }) => [name, partOf(row, field.name)]),
      ]);
    },
  };
}

/** A name that is not taken yet: the name itself, or with a number behind it, as exports write it. */
function freeNames(given: readonly string[]): (name: string) => string {
  const taken = new Set(given);
  return (name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    taken.add(free);
    return free;
  };
}

const isTable = ({ type }: Field): boolean => type === 'list<object>';

const tablesOf = (fields: readonly Field[]): string[][] =>
  fields.flatMap((field) => {
    if (isTable(field)) return [[field.name]];
    if (field.type !== 'object') return [];
    return tablesOf(field.fields ?? []).map((path) => [field.name, ...path]);
  });

const withoutTables = (fields: readonly Field[]): Field[] =>
  fields
    .filter((field) => !isTable(field))
    .map((field) =>
      field.type === 'object' ? { ...field, fields: withoutTables(field.fields ?? []) } : field,
    );

const columnsAt = (fields: readonly Field[], path: readonly string[]): readonly Field[] =>
  path.reduce<readonly Field[]>(
    (inside, name) => inside.find((field) => field.name === name)?.fields ?? [],
    fields,
  );

const partOf = (value: unknown, name: string): unknown => (isJsonObject(value) ? value[name] : undefined);

/** A part of a document without the tables inside of it. */
const ownValue = (field: Field, value: unknown): unknown =>
  field.type === 'object' && isJsonObject(value)
    ? Object.fromEntries((field.fields ?? []).map((part) => [part.name, ownValue(part, value[part.name])]))
    : value;
