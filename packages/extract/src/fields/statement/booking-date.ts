import { monthNumber } from '../values/months.ts';

/** A date at the start of a line of a statement, which often leaves the year to its head. */
export interface BookingDate {
  day: number;
  month: number;
  year: number | null;
  /** Characters it takes. */
  length: number;
}

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|\.?(?![\d./-]))/;
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(\p{L}{3,10})\.?(?:[ ,-]+(\d{4}|\d{2})(?!\d))?(?!\p{L})/u;
const MONTH_DAY = /^(\p{L}{3,10})\.?[ -](\d{1,2})(?:,? (\d{4}))?(?!\d)/u;

/** The date that a text begins with; null where it begins with none. */
export function bookingDate(text: string, dayFirst: boolean): BookingDate | null {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return checked(iso[3], Number(iso[2]), iso[1], iso[0]);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [whole, first, , second, year] = numeric;
    const [day, month] = dayFirst || Number(first) > 12 ? [first, second] : [second, first];
    return checked(day, Number(month), year, whole);
  }
  const dayMonth = DAY_MONTH.exec(text);
  const named = dayMonth && checked(dayMonth[1], monthNumber(dayMonth[2] ?? ''), dayMonth[3], dayMonth[0]);
  if (named) return named;
  const monthDay = MONTH_DAY.exec(text);
  return monthDay && checked(monthDay[2], monthNumber(monthDay[1] ?? ''), monthDay[3], monthDay[0]);
}

function checked(
  day: string | undefined,
  month: number | undefined,
  year: string | undefined,
  whole: string,
): BookingDate | null {
  if (!month || month > 12 || !(Number(day) >= 1 && Number(day) <= 31)) return null;
  const full = year === undefined ? null : Number(year) < 100 ? 2000 + Number(year) : Number(year);
  return { day: Number(day), month, year: full, length: whole.length };
}

/**
 * YYYY-MM-DD; without a year of its own, the latest such day that is not long after the statement's end: a December
 * on a statement of January is last year's.
 */
export function isoOf({ day, month, year }: BookingDate, statementEnd: string | null): string | null {
  const pad = (number: number) => String(number).padStart(2, '0');
  if (year !== null) return `${year}-${pad(month)}-${pad(day)}`;
  if (!statementEnd) return null;
  const [endYear = 0, endMonth = 0] = statementEnd.split('-').map(Number);
  return `${month > endMonth + 6 ? endYear - 1 : month < endMonth - 6 ? endYear + 1 : endYear}-${pad(month)}-${pad(day)}`;
}
