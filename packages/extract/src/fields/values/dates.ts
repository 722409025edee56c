import { monthNumber } from './months.ts';

export interface FoundDate {
  /** YYYY-MM-DD */
  value: string;
  start: number;
  end: number;
  /** False for 03/04/2024, which day-first and month-first read differently. */
  certain: boolean;
}

const YEAR_FIRST = /(?<![\d.,/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d]|[-/.]\d)/g;
const NUMERIC = /(?<![\d.,/-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[-/.,]\d)/g;
const CHINESE = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g;
const DAY_NAME =
  /(?<![\d\p{L}])(\d{1,2})(?:st|nd|rd|th|er|º|°)?[\s.\-/]*(?:de\s+|of\s+|d')?(\p{L}{3,12})\.?[\s,.\-/']*(?:de\s+|del\s+)?(\d{4}|\d{2})(?!\d)/giu;
const NAME_DAY = /(?<!\p{L})(\p{L}{3,12})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,.-]+(\d{4})(?!\d)/giu;

/** Every date in a text, in any order of its parts; impossible ones (31.02.) are left out. */
export function findDates(text: string, dayFirst: boolean): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (match: RegExpMatchArray, value: string | null, certain: boolean) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const taken = found.some((other) => other.start < end && start < other.end);
    if (value && !taken) found.push({ value, start, end, certain });
  };
  for (const match of text.matchAll(YEAR_FIRST)) add(match, iso(match[1], match[3], match[4]), true);
  for (const match of text.matchAll(CHINESE)) add(match, iso(match[1], match[2], match[3]), true);
  for (const match of text.matchAll(NUMERIC)) {
    const [, first, , second, year] = match;
    const reading = dayFirst ? iso(year, second, first) : iso(year, first, second);
    const other = dayFirst ? iso(year, first, second) : iso(year, second, first);
    add(match, reading ?? other, reading === null || other === null || reading === other);
  }
  for (const match of text.matchAll(DAY_NAME)) add(match, iso(match[3], month(match[2]), match[1]), true);
  for (const match of text.matchAll(NAME_DAY)) add(match, iso(match[3], month(match[1]), match[2]), true);
  return found.sort((a, b) => a.start - b.start);
}

const month = (name: string | undefined): string | undefined => monthNumber(name ?? '')?.toString();

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [fullYear(Number(year)), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return exists && y >= 1900 && y < 2200 ? date.toISOString().slice(0, 10) : null;
}

/** Two digits mean this century up to 69, as in POSIX. */
const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

const AMERICAN = /\$|\bUSD\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b/;
const NOT_AMERICAN = /€|£|\bEUR\b|\bGBP\b|\bAUD\b|\bNZD\b|\bVAT\b|\bGST\b|\bABN\b|\bMYR\b/;

/**
 * Whether 03/04 means 3 April here. A part above 12 anywhere settles it; otherwise only an English document with
 * American signs and no others puts the month first.
 */
export function isDayFirst(text: string, language: string | undefined): boolean {
  let [dayFirst, monthFirst] = [0, 0];
  for (const [, first, mark, second] of text.matchAll(NUMERIC)) {
    if (Number(first) > 12 || mark === '.') dayFirst++;
    else if (Number(second) > 12) monthFirst++;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst;
  if (language && language !== 'en') return true;
  return !AMERICAN.test(text) || NOT_AMERICAN.test(text);
}
