import { ImlError } from '../iml-error.ts';
import { isEmpty } from '../values.ts';

const dateOf = (value: unknown): Date => {
  const date = value instanceof Date ? value : new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new ImlError(`"${value}" is no date.`);
  return date;
};

const two = (value: number, digits = 2): string => String(value).padStart(digits, '0');

const tokens: Readonly<Record<string, (date: Date) => string>> = {
  YYYY: (date) => String(date.getUTCFullYear()),
  MM: (date) => two(date.getUTCMonth() + 1),
  DD: (date) => two(date.getUTCDate()),
  HH: (date) => two(date.getUTCHours()),
  mm: (date) => two(date.getUTCMinutes()),
  ss: (date) => two(date.getUTCSeconds()),
  SSS: (date) => two(date.getUTCMilliseconds(), 3),
  Z: () => '+00:00',
  X: (date) => String(Math.floor(date.getTime() / 1000)),
};

export const dateFunctions = {
  /** Of ISO text, or with the format `X` of seconds since 1970. Of nothing it is nothing. */
  parseDate(value: unknown, format?: string) {
    if (isEmpty(value)) return undefined;
    if (format === undefined) return dateOf(value);
    if (format !== 'X') throw new ImlError(`This runner does not know the format "${format}" of parseDate.`);
    return dateOf(new Date(Number(value) * 1000));
  },

  /** Always with a time zone: without one Make takes that of the scenario. */
  formatDate(value: unknown, format: string, timeZone?: string) {
    if (isEmpty(value)) return undefined;
    if (timeZone !== 'UTC') throw new ImlError('formatDate needs the time zone "UTC" here.');
    const date = dateOf(value);
    return format.replace(/YYYY|MM|DD|HH|mm|ss|SSS|Z|X/g, (token) => tokens[token]?.(date) ?? token);
  },

  addSeconds: (value: unknown, seconds: number) => new Date(dateOf(value).getTime() + seconds * 1000),
};
