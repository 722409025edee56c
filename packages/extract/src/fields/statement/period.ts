import type { LaidOutPage } from '../../layout/lines.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import { datesIn } from '../candidates/patterns.ts';
import type { Reading } from '../reading.ts';
import { findDates } from '../values/dates.ts';

/** The first and the last day of a statement, as dates that stand on the page. */
export interface Period {
  start: Candidate & { value: string };
  end: Candidate & { value: string };
}

type Day = Candidate & { value: string };

/** What may stand between the two days. */
const BETWEEN =
  /^\s*(?:[-–—~]|to|until|through|thru|bis(?: zum)?|au|al|a|hasta(?: el)?|tot(?: en met)?|t\/m|ate|do|and|und)\s*$/i;
/** "1 - 31 January 2026": the first day leaves month and year to the second. */
const SHORT = /(?<!\d)(\d{1,2})\.?\s*(\p{L}{3,10})?\.?\s*(?:[-–—]|to|bis|au|al)\s*$/iu;

/** The first two dates on the page with "to" or a dash between them, in order of time. */
export const findPeriod = (reading: Reading): Period | null => periodsIn(reading).next().value ?? null;

/** Every two dates with "to" or a dash between them. */
export function* periodsIn(reading: Reading): Generator<Period, undefined> {
  for (const page of reading.pages) {
    for (const line of page.lines) {
      const days = line.segments.flatMap((segment) => daysIn(segment, reading));
      for (const [index, start] of days.entries()) {
        const end = days[index + 1];
        if (end && start.value < end.value && isRange(start, end)) yield { start, end };
      }
      const [only] = days;
      const short = only && days.length === 1 ? shortStart(only, reading) : null;
      if (short && only) yield { start: short, end: only };
    }
  }
  return undefined;
}

/** All full dates of a page. */
export const dateSpans = (page: LaidOutPage | undefined, reading: Reading): Day[] =>
  page?.segments.flatMap((segment) => daysIn(segment, reading)) ?? [];

const daysIn = (segment: LaidOutPage['segments'][number], { conventions }: Reading): Day[] =>
  datesIn(segment, conventions) as Day[];

function isRange(start: Day, end: Day): boolean {
  const [a, b] = [start.spans[0], end.spans[0]];
  if (!a || !b) return false;
  if (a.segment === b.segment) return BETWEEN.test(a.segment.text.slice(a.end, b.start));
  const rest = `${a.segment.text.slice(a.end)} ${b.segment.text.slice(0, b.start)}`;
  return BETWEEN.test(rest) || /^\s*$/.test(rest);
}

function shortStart(end: Day, reading: Reading): Day | null {
  const span = end.spans[0];
  const match = span && SHORT.exec(span.segment.text.slice(0, span.start));
  if (!span || !match) return null;
  const [, day = '', month] = match;
  const monthOfEnd = end.raw.match(/\p{L}{3,}/u)?.[0];
  const text = `${day} ${month ?? monthOfEnd ?? ''} ${end.value.slice(0, 4)}`;
  const iso = month || monthOfEnd ? parsed(text, reading) : null;
  return iso
    ? (candidate('date', iso, [{ ...span, start: match.index, end: match.index + match[0].length }]) as Day)
    : null;
}

const parsed = (text: string, { conventions }: Reading): string | null =>
  findDates(text, conventions.dayFirst)[0]?.value ?? null;
