import type { LaidOutPage, Line } from '../../layout/lines.ts';
import type { Segment, Span } from '../../layout/segments.ts';
import { amountsIn } from '../candidates/amounts.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Conventions } from '../conventions.ts';
import { fold } from '../fold.ts';
import { type BookingDate, bookingDate } from './booking-date.ts';
import { columnOf, type MoneyColumn, type StatementHead, statementHead } from './columns.ts';

/** A line of a statement, as printed: signs are not settled yet. */
export interface PrintedBooking {
  date: BookingDate | null;
  dateSpan: Span | null;
  description: Span[];
  money: { kind: MoneyColumn | null; candidate: Candidate; mark: 'credit' | 'debit' | null }[];
  page: number;
}

const OPENING =
  /\b(?:opening|previous|beginning|start(?:ing)?|brought forward|balance forward|alter (?:konto)?(?:saldo|stand)|anfangssaldo|anfangsbestand|saldovortrag|ancien solde|solde (?:precedent|initial|anterieur)|saldo (?:anterior|inicial|iniziale|precedente|poczatkowe)|vorig saldo|beginsaldo)\b/;
const NO_BOOKING =
  /\b(?:sub ?total|totals?|closing balance|ending balance|new balance|carried forward|balance at|endsaldo|neuer (?:konto)?(?:saldo|stand)|endbestand|nouveau solde|solde final|saldo (?:final|finale|koncowe|actual)|nieuw saldo|eindsaldo|summe|total des|totale|suma|ubertrag|zwischensumme|amount due|page \d+|seite \d+)\b/;

/** The bookings of a statement, page by page, from below the heads of their table to its end. */
export function findBookings(pages: readonly LaidOutPage[], conventions: Conventions): PrintedBooking[] {
  const bookings: PrintedBooking[] = [];
  let head: StatementHead | null = null;
  for (const page of pages) {
    let open: { booking: PrintedBooking; bottom: number } | null = null;
    for (const line of page.lines) {
      const found = statementHead(line);
      head = found ?? head;
      if (!head || found || isNoBooking(line)) {
        open = null;
        continue;
      }
      const booking = bookingOf(line, page, head, conventions);
      if (booking && (booking.date || bookings.length > 0)) {
        open = { booking, bottom: line.bottom };
        bookings.push(booking);
      } else if (open && line.top - open.bottom <= (line.bottom - line.top) * LEADING) {
        open.booking.description.push(...textsIn(line, open.booking));
        open.bottom = line.bottom;
      } else open = null;
    }
  }
  return bookings;
}

function isNoBooking({ segments }: Line): boolean {
  const text = fold(segments.map((segment) => segment.text).join(' '));
  return OPENING.test(text) || NO_BOOKING.test(text);
}

/** Gap to the next line of a booking's text, in heights of the line. */
const LEADING = 1.1;

function bookingOf(
  line: Line,
  page: LaidOutPage,
  head: StatementHead,
  conventions: Conventions,
): PrintedBooking | null {
  const [first] = line.segments;
  const date = first ? bookingDate(first.text, conventions.dayFirst) : null;
  const money = line.segments
    .filter((segment) => !isValueDate(segment, head, conventions))
    .flatMap((segment) => moneyIn(segment, head, conventions));
  if (!first || money.length === 0) return null;
  const firstMoney = Math.min(...money.map(({ candidate }) => candidate.left));
  const texts = line.segments.filter(({ right }) => right <= firstMoney);
  const description = texts.flatMap((segment) =>
    descriptionIn(segment, segment === first, date, conventions),
  );
  if (!date && description.length === 0) return null;
  return {
    date,
    dateSpan: date ? { segment: first, start: 0, end: date.length } : null,
    description,
    money,
    page: page.page.number,
  };
}

/** "17.01" under no head of money is a day. */
const isValueDate = (
  { text, left, right }: Segment,
  head: StatementHead,
  { dayFirst }: Conventions,
): boolean => bookingDate(text, dayFirst)?.length === text.length && columnOf(left, right, head) === null;

/** What is left of a segment once its own date and a second one, the value date, are taken off. */
function descriptionIn(
  segment: Segment,
  isFirst: boolean,
  date: BookingDate | null,
  { dayFirst }: Conventions,
): Span[] {
  let start = isFirst && date ? date.length : 0;
  start += lead(segment.text.slice(start));
  const second = bookingDate(segment.text.slice(start), dayFirst);
  if (second && (isFirst ? date !== null : segment.text.length === second.length)) start += second.length;
  start += lead(segment.text.slice(start));
  return segment.text.slice(start).trim() === '' ? [] : [{ segment, start, end: segment.text.length }];
}

const lead = (text: string): number => text.length - text.replace(/^[\s:;,.]+/, '').length;

const CREDIT_MARK = /^\s*(?:cr|h|haben|c|k|\+)\b|^\s*\+/i;
const DEBIT_MARK = /^\s*(?:dr|s|soll|d)\b/i;

function moneyIn(
  segment: Segment,
  head: StatementHead,
  { decimalMark }: Conventions,
): PrintedBooking['money'] {
  return amountsIn(segment, decimalMark)
    .filter(({ traits, spans: [span] }) => traits.decimals === 1 && segment.text[span?.end ?? 0] !== '.')
    .map((candidate) => {
      const behind = segment.text.slice(candidate.spans[0]?.end ?? 0);
      const before = segment.text.slice(0, candidate.spans[0]?.start ?? 0);
      const credit = CREDIT_MARK.test(behind) || /\+\s*$/.test(before);
      return {
        kind: columnOf(candidate.left, candidate.right, head),
        candidate,
        mark: credit ? 'credit' : DEBIT_MARK.test(behind) ? 'debit' : null,
      };
    });
}

/** More lines of a booking's text: under it, not under its date or its money. */
function textsIn({ segments }: Line, { description }: PrintedBooking): Span[] {
  const left = Math.min(...description.map(({ segment }) => segment.left));
  return segments
    .filter((segment) => segment.left > left - segment.size && !/^\W*$/.test(segment.text))
    .map((segment) => ({ segment, start: 0, end: segment.text.length }));
}
