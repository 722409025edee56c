import type { Segment } from '../layout/segments.ts';
import type { Candidate, CandidateKind } from './candidates/candidate.ts';
import type { Features } from './model/features.ts';
import type { Parties } from './parties/parties.ts';
import type { Reading } from './reading.ts';

export type Context = (candidate: Candidate, parties?: Parties) => Features;

/** Features that need the whole document: is it the largest amount, the only date, inside the line items? */
export function contextFinder(reading: Reading, itemSegments: ReadonlySet<Segment>): Context {
  const ofKind = (kind: CandidateKind) => reading.candidates.filter((candidate) => candidate.kind === kind);
  const finders: Partial<Record<CandidateKind, Context>> = {
    amount: amountContext(ofKind('amount')),
    date: dateContext(ofKind('date'), reading),
    time: (candidate) => ({ near_date: ofKind('date').some((date) => onOneLine(date, candidate)) ? 1 : 0 }),
    currency: currencyContext(ofKind('currency')),
    identifier: contactContext([...ofKind('email'), ...ofKind('url')]),
    vat_id: vatContext(contactContext([...ofKind('email'), ...ofKind('url')])),
  };
  return (candidate, parties) => {
    const segment = candidate.spans[0]?.segment;
    return {
      in_items: segment && itemSegments.has(segment) ? 1 : 0,
      ...finders[candidate.kind]?.(candidate, parties),
    };
  };
}

/** Amounts of a receipt looked through for what was paid and given back. */
const MOST_PAID = 40;

/** What was handed over less what was given back is what was bought, wherever two amounts one after the other say so. */
function paidLessChange(amounts: readonly Candidate[]): ReadonlySet<number> {
  const last = amounts.slice(-MOST_PAID).map(({ value }) => Math.abs(value as number));
  const differences = last.flatMap((paid, index) => {
    const change = last[index + 1];
    return change !== undefined && change < paid && change > 0 ? [cents(paid - change)] : [];
  });
  return new Set(differences);
}

const cents = (amount: number): number => Math.round(amount * 100);

function amountContext(all: readonly Candidate[]): Context {
  const amounts = all.filter(({ traits }) => traits.decimals === 1);
  const largest = amounts.reduce((most, { value }) => Math.max(most, Math.abs(value as number)), 0);
  const byPage = Map.groupBy(amounts, pageOf);
  const bought = paidLessChange(amounts);
  const times = Map.groupBy(amounts, ({ value }) => cents(Math.abs(value as number)));
  return (candidate) => {
    const near = byPage.get(pageOf(candidate)) ?? [];
    return {
      largest: Math.abs(candidate.value as number) === largest ? 1 : 0,
      paid_less_change: bought.has(cents(Math.abs(candidate.value as number))) ? 1 : 0,
      repeated: Math.min(3, (times.get(cents(Math.abs(candidate.value as number)))?.length ?? 1) - 1) / 3,
      last_on_line: near.some((other) => onOneLine(other, candidate) && other.left > candidate.right) ? 0 : 1,
      last_in_column: near.some((other) => isJustBelow(other, candidate)) ? 0 : 1,
    };
  };
}

const pageOf = (candidate: Candidate) => candidate.spans[0]?.segment.page;

function dateContext(dates: readonly Candidate[], reading: Reading): Context {
  const days = new Set(dates.map(({ value }) => value));
  const earliest = [...days].sort()[0];
  return (candidate) => ({
    of_invoice: reading.reach('invoice_number', candidate).left,
    only_date: days.size === 1 ? 1 : 0,
    earliest: candidate.value === earliest ? 1 : 0,
    first_date: dates[0] === candidate ? 1 : 0,
  });
}

function currencyContext(all: readonly Candidate[]): Context {
  const priced = Map.groupBy(
    all.filter(({ traits }) => traits.priced === 1),
    ({ value }) => value,
  );
  const total = [...priced.values()].reduce((sum, { length }) => sum + length, 0);
  const only = new Set(all.map(({ value }) => value)).size === 1 ? 1 : 0;
  return ({ value }) => ({ share: total > 0 ? (priced.get(value)?.length ?? 0) / total : 0, only });
}

const contactContext =
  (contacts: readonly Candidate[]): Context =>
  (candidate) => ({ is_contact: contacts.some((contact) => isInside(candidate, contact)) ? 1 : 0 });

const vatContext =
  (contact: Context): Context =>
  (candidate, parties) => ({
    ...contact(candidate),
    near_seller: parties?.near('seller', candidate) ?? 0,
    near_buyer: parties?.near('buyer', candidate) ?? 0,
  });

const onOneLine = (a: Candidate, b: Candidate): boolean => {
  const [first, second] = [a.spans[0]?.segment, b.spans[0]?.segment];
  return first?.page === second?.page && first?.line === second?.line;
};

const isJustBelow = (lower: Candidate, upper: Candidate): boolean => {
  const gap = lower.top - upper.bottom;
  const size = upper.bottom - upper.top;
  const samePage = lower.spans[0]?.segment.page === upper.spans[0]?.segment.page;
  return (
    samePage && gap > -size * 0.3 && gap < size * 1.5 && lower.left < upper.right && upper.left < lower.right
  );
};

const isInside = (inner: Candidate, outer: Candidate): boolean => {
  const [a, b] = [inner.spans[0], outer.spans[0]];
  return (
    a !== undefined && b !== undefined && a.segment === b.segment && a.start >= b.start && a.end <= b.end
  );
};
