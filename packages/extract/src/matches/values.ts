import { decimalMarkOf, NUMBER, parseNumber } from '../fields/values/number-format.ts';

/** The number a value is or, as in "12 pcs" and "1.234,50 €", begins with. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const [digits] = NUMBER.exec(value) ?? [];
  if (!digits) return null;
  const number = parseNumber(digits, decimalMarkOf(value, '.'));
  return number !== null && /^\s*[-−–(]/.test(value) ? -number : number;
}

export function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  return value.trim().replace(/\s+/g, ' ') || null;
}

/** Every text in a value: a list of order numbers is as good as one. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => textIn(one) ?? []);

/** YYYY-MM-DD of a date or a time. */
export function dayIn(value: unknown): string | null {
  const [day] = (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.exec(value)) || [];
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}

export const daysBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);

export const cents = (value: number): number => Math.round(value * 100) / 100;
