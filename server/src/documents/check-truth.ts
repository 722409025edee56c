import { type ErrorDetail, type FieldResult, type FieldType, isJsonObject } from '@docglean/contract';
import { ApiError } from '../errors.ts';

const isDay = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
const isNumber = (value: unknown) => typeof value === 'number';
const isText = (value: unknown) => typeof value === 'string';
const isListOf = (is: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(is);

const kinds: Readonly<Record<FieldType, { is(value: unknown): boolean; words: string }>> = {
  string: { is: isText, words: 'text' },
  enum: { is: isText, words: 'text' },
  number: { is: isNumber, words: 'a number, such as 1190.5' },
  currency: { is: isNumber, words: 'a number without a currency sign, such as 1190.5' },
  integer: { is: Number.isInteger, words: 'a whole number' },
  boolean: { is: (value) => typeof value === 'boolean', words: 'true or false' },
  date: { is: isDay, words: 'a day written like 2026-03-14' },
  datetime: { is: isTime, words: 'a time written like 2026-03-14T09:30:00Z' },
  object: { is: isJsonObject, words: 'an object' },
  'list<string>': { is: isListOf(isText), words: 'a list of texts' },
  'list<number>': { is: isListOf(isNumber), words: 'a list of numbers' },
  'list<object>': { is: isListOf(isJsonObject), words: 'a list of objects, one for each row' },
};

/** The values of a review, numbers written as text made numbers. Throws INVALID_PAYLOAD for unknown names and wrong kinds. */
export function checkTruth(
  fields: readonly FieldResult[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const details: ErrorDetail[] = [];
  const truth = Object.entries(values).map(([name, given]) => {
    const type = types.get(name);
    const path = `values.${name}`;
    if (type === undefined) {
      const known = fields.map((field) => `"${field.name}"`).join(', ');
      details.push({
        path,
        message: 'This document has no such field.',
        fix: `Its fields are ${known}.`,
      });
      return [name, null];
    }
    const value = asNumber(type, given);
    if (value !== null && !kinds[type].is(value)) {
      details.push({ path, message: `This must be ${kinds[type].words}, or null where there is none.` });
    }
    return [name, value];
  });
  if (details.length > 0) throw new ApiError('INVALID_PAYLOAD', { details });
  return Object.fromEntries(truth);
}

/** Canvases often send numbers as text. Empty text is no value. */
function asNumber(type: FieldType, value: unknown): unknown {
  if (value === undefined || value === '') return null;
  const wantsNumber = type === 'number' || type === 'currency' || type === 'integer';
  return wantsNumber && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())
    ? Number(value)
    : value;
}
