import type { Segment } from '../layout/segments.ts';
import type { Candidate, CandidateKind } from './candidates/candidate.ts';
import type { Features } from './model/features.ts';
import type { Parties } from './parties/parties.ts';
import type { Reading } from './reading.ts';

export type Context = (candidate: Candidate, parties?: Parties) => Features;

/** Features that need the whole document: is it the largest amount, the only date, inside the line items? */
export function contextFinder(
  reading: Reading,
  itemSegments: ReadonlySet<Segment>,
  itemSum: number | null = null,
): Context {
  const ofKind = (kind: CandidateKind) => reading.candidates.filter((candidate) => candidate.kind === kind);
  const finders: Partial<Record<CandidateKind, Context>> = {
    amount: amountContext(ofKind('amount'), itemSum, ROUNDING.test(reading.text)),
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

/** Tills without the smallest coins say what the rounding came to, and the sum before and after it. */
const ROUNDING = /\bround(?:ing|ed)\b|\brundung|\barrondi|\bafronding|\bredondeo|\barrotondamento/i;
const SMALLEST_COIN = 5;

/** The sum after rounding stands under the one before it, less than a coin away. */
function roundingOf(candidate: Candidate, amounts: readonly Candidate[]): Features {
  const own = cents(candidate.value as number);
  const even = own % SMALLEST_COIN === 0;
  const other = amounts.some((one) => {
    const apart = Math.abs(cents(one.value as number) - own);
    const [before, after] = even ? [one, candidate] : [candidate, one];
    return (
      apart > 0 &&
      apart < SMALLEST_COIN &&
      cents(after.value as number) % SMALLEST_COIN === 0 &&
      before.top < after.top
    );
  });
  return { rounded: other && even ? 1 : 0, unrounded: other && !even ? 1 : 0 };
}

function amountContext(all: readonly Candidate[], itemSum: number | null, rounds: boolean): Context {
  const amounts = all.filter(({ traits }) => traits.decimals === 1);
  const largest = amounts.reduce((most, { value }) => Math.max(most, Math.abs(value as number)), 0);
  const byPage = Map.groupBy(amounts, pageOf);
  const bought = paidLessChange(amounts);
  const sums = columnSums(amounts);
  const times = Map.groupBy(amounts, ({ value }) => cents(Math.abs(value as number)));
  const known = new Map<Candidate, Features>();
  const featuresOf: Context = (candidate) => {
    const near = byPage.get(pageOf(candidate)) ?? [];
    return {
      largest: Math.abs(candidate.value as number) === largest ? 1 : 0,
      paid_less_change: bought.has(cents(Math.abs(candidate.value as number))) ? 1 : 0,
      repeated: Math.min(3, (times.get(cents(Math.abs(candidate.value as number)))?.length ?? 1) - 1) / 3,
      last_on_line: near.some((other) => onOneLine(other, candidate) && other.left > candidate.right) ? 0 : 1,
      last_in_column: near.some((other) => isJustBelow(other, candidate)) ? 0 : 1,
      column_sum: sums.has(candidate) ? 1 : 0,
      items_sum: itemSum !== null && cents(candidate.value as number) === cents(itemSum) ? 1 : 0,
      ...(rounds && roundingOf(candidate, near)),
    };
  };
  return (candidate) => {
    const features = known.get(candidate) ?? featuresOf(candidate);
    known.set(candidate, features);
    return features;
  };
}

/** Amounts looked at above one that may be their sum. */
const MOST_SUMMED = 40;

/** Amounts that are the sum of those right above them, two at least: the last line of a table by rate of tax, say. */
function columnSums(amounts: readonly Candidate[]): ReadonlySet<Candidate> {
  const sums = new Set<Candidate>();
  const columns: Candidate[][] = [];
  for (const amount of [...amounts].sort((a, b) => a.top - b.top)) {
    const column = columns.find((one) => isInColumn(amount, one.at(-1)));
    if (column) column.push(amount);
    else columns.push([amount]);
  }
  for (const column of columns) {
    for (const [index, amount] of column.entries()) {
      let sum = 0;
      for (let above = index - 1; above >= 0 && index - above <= MOST_SUMMED; above--) {
        sum += column[above]?.value as number;
        if (index - above > 1 && cents(sum) === cents(amount.value as number) && cents(sum) !== 0)
          sums.add(amount);
      }
    }
  }
  return sums;
}

/** Under one another with one right edge, on one page. */
const isInColumn = (lower: Candidate, upper: Candidate | undefined): boolean =>
  upper !== undefined &&
  pageOf(lower) === pageOf(upper) &&
  lower.top >= upper.bottom - (upper.bottom - upper.top) * 0.3 &&
  Math.abs(lower.right - upper.right) < (upper.bottom - upper.top) * 0.8;

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
