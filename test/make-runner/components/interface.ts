import { type Collection, isCollection } from '../iml/values.ts';
import type { ShownParameter } from './parameter.ts';

const isTime = (value: unknown): boolean =>
  value instanceof Date ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value));
const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

/** Make shows text as a date only if it is written exactly like `2026-01-01T00:00:00.000Z`. Source: best-practices. */
const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: isText,
  filename: isText,
  url: isText,
  number: isNumber,
  integer: isNumber,
  uinteger: (value) => isNumber(value) && Number(value) >= 0,
  boolean: (value) => typeof value === 'boolean',
  date: isTime,
  buffer: Buffer.isBuffer,
  array: Array.isArray,
  collection: isCollection,
};

/**
 * What of a bundle the interface does not declare, or declares otherwise: nobody could map it. Null and what is not
 * there is fine, since a document need not have every value.
 */
export function outsideInterface(bundle: Collection, spec: readonly ShownParameter[], at = ''): string[] {
  return Object.entries(bundle).flatMap(([name, value]) => {
    const parameter = spec.find((one) => one.name === name);
    if (!parameter) return [`${at}${name} is given, but not in the interface`];
    return wrongIn(parameter, value, at + name);
  });
}

function wrongIn({ type, spec }: ShownParameter, value: unknown, at: string): string[] {
  if (value === null || value === undefined || type === 'any') return [];
  if (!fits[type]?.(value)) return [`${at} is ${JSON.stringify(value)}, which is no ${type}`];
  if (!spec) return [];
  if (isCollection(value)) return outsideInterface(value, spec, `${at}.`);
  if (!Array.isArray(value)) return [];
  const [only] = spec;
  if (only && !only.name) return value.flatMap((item) => wrongIn(only, item, `${at}[]`));
  return value.flatMap((item) => outsideInterface(item as Collection, spec, `${at}[].`));
}
