import type { Field } from '@docglean/contract';
import { type Conventions, conventionsOf } from '../fields/conventions.ts';
import { findDates } from '../fields/values/dates.ts';
import { NUMBER, parseNumber } from '../fields/values/number-format.ts';
import { lettersOf } from '../fields/values/same-value.ts';

/** What a model answered, by the names of the fields. */
export type Answer = Readonly<Record<string, unknown>>;

/**
 * An answer in the types of the fields. Models that are not held to a schema write "1.234,50 €" for a number and
 * "12 March 2024" for a date; what cannot be read as the field's type is null, what was not asked for is left out.
 */
export function typedAnswer(answer: unknown, fields: readonly Field[], text: string): Answer {
  const conventions = conventionsOf(text);
  const given = isRecord(answer) ? answer : {};
  return Object.fromEntries(
    fields.map((field) => [field.name, typed(given[field.name], field, conventions)]),
  );
}

function typed(value: unknown, field: Field, conventions: Conventions): unknown {
  switch (field.type) {
    case 'object':
      return objectOf(value, field.fields ?? [], conventions);
    case 'list<object>':
      return listOf(value)
        .map((row) => objectOf(row, field.fields ?? [], conventions))
        .filter((row) => row !== null);
    case 'list<string>':
      return listOf(value).flatMap((one) => textOf(one) ?? []);
    case 'list<number>':
      return listOf(value).flatMap((one) => numberOf(one, conventions) ?? []);
    case 'number':
    case 'currency':
      return numberOf(value, conventions);
    case 'integer': {
      const number = numberOf(value, conventions);
      return number === null ? null : Math.round(number);
    }
    case 'boolean':
      return booleanOf(value);
    case 'enum':
      return choiceOf(value, field.enum ?? []);
    case 'date':
      return dateOf(value, conventions);
    case 'datetime':
      return dateTimeOf(value, conventions);
    default:
      return textOf(value);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row or an object of which nothing is known is none. */
function objectOf(value: unknown, parts: readonly Field[], conventions: Conventions): Answer | null {
  if (!isRecord(value)) return null;
  const entries = parts.map((part) => [part.name, typed(value[part.name], part, conventions)] as const);
  return entries.some(([, one]) => !isNothing(one)) ? Object.fromEntries(entries) : null;
}

/** No value: null, or a list of none. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** What models write where there is nothing to write. */
const NOTHING = /^(?:n\/?a|none|null|nil|unknown|not (?:available|found|given|specified|stated)|-+|—)?$/i;

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NOTHING.test(text) ? null : text;
}

function numberOf(value: unknown, { decimalMark }: Conventions): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = textOf(value);
  if (text === null) return null;
  if (/^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text)) return Number(text);
  const printed = NUMBER.exec(text)?.[0];
  const number = printed === undefined ? null : parseNumber(printed, decimalMark);
  const isNegative = /^\s*(?:[-−–(]|\D*[-−]\s*\d)|\d\s*[-−]\s*$/.test(text);
  return number === null ? null : isNegative ? -number : number;
}

const YES = /^(?:yes|y|true|1|ja|oui|si|sí|sim|tak|x|checked)$/i;
const NO = /^(?:no|n|false|0|nein|non|nee|não|nie|unchecked)$/i;

function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = textOf(value) ?? '';
  return YES.test(text) ? true : NO.test(text) ? false : null;
}

const choiceOf = (value: unknown, choices: readonly string[]): string | null => {
  const text = textOf(value);
  if (text === null) return null;
  return (
    choices.find((choice) => choice === text) ??
    choices.find((choice) => lettersOf(choice) === lettersOf(text)) ??
    null
  );
};

const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

function dateOf(value: unknown, { dayFirst }: Conventions): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const [found] = findDates(ISO_DATE.exec(text)?.[0] ?? text, dayFirst);
  return found?.value ?? null;
}

const TIME = /(?:T|\s|^)(\d{1,2}):(\d{2})(?::(\d{2}))?/;

function dateTimeOf(value: unknown, conventions: Conventions): string | null {
  const date = dateOf(value, conventions);
  const [, hours, minutes, seconds = '00'] = TIME.exec(textOf(value) ?? '') ?? [];
  return date && hours ? `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}` : date;
}
