import { type Collection, isCollection } from '../values.ts';

const entriesOf = (value: unknown): [string, unknown][] => (isCollection(value) ? Object.entries(value) : []);

export const collectionFunctions = {
  pick: (value: unknown, ...keys: string[]) =>
    Object.fromEntries(entriesOf(value).filter(([key]) => keys.includes(key))),
  omit: (value: unknown, ...keys: string[]) =>
    Object.fromEntries(entriesOf(value).filter(([key]) => !keys.includes(key))),
  keys: (value: unknown) => entriesOf(value).map(([key]) => key),
  /** A list of pairs becomes a collection. */
  toCollection: (list: Collection[] | null | undefined, key: string, value: string) =>
    Object.fromEntries((list ?? []).map((item) => [String(item[key]), item[value]])),
};
