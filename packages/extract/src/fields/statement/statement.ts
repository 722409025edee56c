import { fold } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { isoOf } from './booking-date.ts';
import { findBookings } from './find-bookings.ts';
import { dateSpans, findPeriod, type Period } from './period.ts';
import { type Booking, settleSigns } from './settle-signs.ts';

export interface DatedBooking extends Booking {
  /** YYYY-MM-DD; null where no year is known. */
  date: string | null;
}

export interface Statement {
  period: Period | null;
  bookings: DatedBooking[];
}

const CARD =
  /\bcredit (?:card|limit)\b|\bcard (?:number|no)\b|\bminimum (?:payment|amount due)\b|\bkreditkarten?|\bcarte de credit\b|\btarjeta de credito\b|\bcarta di credito\b|\bcreditcard\b/;

/** The bookings of a statement with their dates and signs, and the time it is about. */
export function readStatement(reading: Reading): Statement {
  const { pages, conventions, text } = reading;
  const period = findPeriod(reading);
  const end = period?.end.value ?? lastDateOn(reading);
  const printed = findBookings(pages, conventions);
  const bookings = settleSigns(printed, { isCard: CARD.test(fold(text)) });
  let last: string | null = null;
  return {
    period,
    bookings: bookings.map((booking) => {
      // A day's further bookings often leave its date out.
      const { date } = booking.printed;
      last = date ? isoOf(date, end) : last;
      return { ...booking, date: last };
    }),
  };
}

/** The latest full date at the head of the statement, where no period is printed. */
function lastDateOn(reading: Reading): string | null {
  const dates = dateSpans(reading.pages[0], reading).map(({ value }) => value);
  return dates.sort().at(-1) ?? null;
}
