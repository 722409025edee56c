import type { Field, FieldResult } from '@docglean/contract';
import { boxOf, type Span, spanText } from '../../layout/segments.ts';
import { type Items, listResult } from '../find-items.ts';
import { wordsOfName } from '../fold.ts';
import { legibility } from '../legibility.ts';
import { round } from '../model/confidence.ts';
import { notFound } from '../result.ts';
import type { DatedBooking, Statement } from './statement.ts';

type Part = 'date' | 'description' | 'amount' | 'debit' | 'credit' | 'type' | 'balance';

/** By the words of a column's name, the first that fits. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['balance', /balance|saldo|solde|stand/],
  ['date', /date|datum|fecha|\bdata\b|day/],
  ['type', /type|direction|kind|\bart\b/],
  ['debit', /debit|withdraw|\bout\b|charge|soll|ausgang/],
  ['credit', /credit|deposit|\bin\b|haben|eingang/],
  ['amount', /amount|betrag|montant|importe|importo|bedrag|value|sum|umsatz/],
  [
    'description',
    /desc|text|detail|narrative|payee|merchant|particular|purpose|zweck|libelle|concept|memo|name/,
  ],
];
const TRANSACTIONS =
  /transaction|booking|buchung|umsatz|umsatze|movement|movimiento|operation|entries|ledger/;

const partOf = (column: Field): Part | undefined => {
  const name = wordsOfName(column.name);
  return PARTS.find(([, words]) => words.test(name))?.[0];
};

/** Whether a table field asks for the bookings of an account: a day and money, under a name that says so. */
export function asksForBookings(field: Field): boolean {
  const parts = (field.fields ?? []).map(partOf);
  const money = parts.some((part) => part === 'amount' || part === 'debit' || part === 'credit');
  return parts.includes('date') && money && TRANSACTIONS.test(wordsOfName(field.name));
}

/** The bookings as the rows of a table field; null where it asks for something else or there are none. */
export function bookingItems(field: Field, { bookings }: Statement): Items | null {
  if (!asksForBookings(field) || bookings.length === 0) return null;
  const rows = bookings.map((booking) => (field.fields ?? []).map((column) => cellOf(column, booking)));
  const spans = bookings.flatMap(({ amountCandidate, balance, printed }) => [
    ...amountCandidate.spans,
    ...(balance?.spans ?? []),
    ...printed.description,
  ]);
  return {
    result: listResult(field, rows),
    segments: new Set(spans.map(({ segment }) => segment)),
    table: null,
  };
}

/** Of cells whose row the running balance bears out, and of all others. */
const SURE = { proven: 0.98, printed: 0.85 };

function cellOf(column: Field, booking: DatedBooking): FieldResult {
  const { printed, amount, amountCandidate, balance, date, proven } = booking;
  const cell = (value: unknown, spans: readonly Span[]): FieldResult =>
    value === null || value === undefined || value === ''
      ? notFound(column)
      : {
          name: column.name,
          type: column.type,
          value,
          raw: spans.map(spanText).join(' ').trim() || null,
          confidence: round((proven ? SURE.proven : SURE.printed) * legibility(spans)),
          box: boxOf(spans),
          source: 'rules',
        };
  const money = amountCandidate.spans;
  switch (partOf(column)) {
    case 'date':
      return cell(date, printed.dateSpan ? [printed.dateSpan] : []);
    case 'description':
      return cell(
        printed.description.map(spanText).join(' ').replace(/\s+/g, ' ').trim(),
        printed.description,
      );
    case 'amount':
      return cell(amount, money);
    case 'debit':
      return cell(amount < 0 ? -amount : null, money);
    case 'credit':
      return cell(amount > 0 ? amount : null, money);
    case 'type':
      return cell(directionOf(column, amount), money);
    case 'balance':
      return cell(balance?.value, balance?.spans ?? []);
    default:
      return notFound(column);
  }
}

/** In the words of the column's own choices, where it has some. */
function directionOf({ enum: choices }: Field, amount: number): string {
  const [words, plain] =
    amount < 0 ? [/deb|out|soll|withdraw|charge/i, 'debit'] : [/cred|in|haben|depos/i, 'credit'];
  return choices?.find((choice) => words.test(choice)) ?? plain;
}
