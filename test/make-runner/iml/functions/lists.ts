import { ImlError } from '../iml-error.ts';
import { isCollection, toText } from '../values.ts';

const listOf = (value: unknown): unknown[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new ImlError(`A list is needed here, not ${JSON.stringify(value)}.`);
};

const numbersOf = (values: unknown[]): number[] =>
  (Array.isArray(values[0]) ? values[0] : values).filter((value) => value !== undefined).map(Number);

export const listFunctions = {
  first: (list: unknown) => listOf(list)[0],
  last: (list: unknown) => listOf(list).at(-1),
  join: (list: unknown, separator: string) => listOf(list).map(toText).join(separator),
  length: (value: unknown) => (typeof value === 'string' ? value : listOf(value)).length,
  contains: (where: unknown, what: unknown) =>
    Array.isArray(where) ? where.includes(what) : toText(where).includes(toText(what)),
  map: (list: unknown, key: string) =>
    listOf(list).map((item) => (isCollection(item) ? item[key] : undefined)),
  min: (...values: unknown[]) => Math.min(...numbersOf(values)),
  max: (...values: unknown[]) => Math.max(...numbersOf(values)),
};
