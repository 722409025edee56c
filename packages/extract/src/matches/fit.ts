import { sumsOf } from './basis.ts';
import type { ReadLine } from './line-likeness.ts';
import { nameLikeness, partyLikeness, sameVat } from './names.ts';
import { numberLikeness, seriesLikeness } from './numbers.ts';
import { type LinePairing, type PairedLines, pairLines } from './pair-lines.ts';
import { claims, type Paper, type Party } from './paper.ts';
import { daysBetween } from './values.ts';
import { kindWords, moneyWords } from './wording.ts';

/** How well a paper goes with another: log-odds that they belong together, and what speaks for it. */
export interface Fit {
  paper: Paper;
  logOdds: number;
  /** A number of one stands on the other: its own, or that of an order they share. */
  numbered: 'own' | 'shared' | null;
  /** Days from the earlier paper to the later one; null where a date is missing. */
  days: number | null;
  /** What their lines say, where both have some. */
  agreement: Agreement | null;
  reasons: readonly string[];
}

interface Agreement {
  /** Of what is claimed, the share that has a line on the other side. */
  share: number;
  /** Of what was set, the share that is claimed. */
  cover: number;
  /** Of the lines claimed, the share at the same price, and in the same quantity. */
  prices: number;
  quantities: number;
}

/** Of papers that have a party or a sum in common, few belong together. */
const PRIOR = -4;
const WEIGHT = {
  number: 6.5,
  sharedOrder: 3,
  otherNumber: -11,
  otherSpelling: -8,
  otherSeries: -2.5,
  sameVat: 2.5,
  seller: 2,
  buyer: 1,
  otherSeller: -5,
  otherBuyer: -2.5,
  otherVat: -1,
  otherCurrency: -4,
  sameSum: 3,
  sameRoundSum: 2.2,
  nearSum: 1,
  moreThanAll: -1.5,
  allLines: 2.4,
  noLine: -2.5,
  allCovered: 1,
  samePrices: 0.7,
  sameQuantities: 2.5,
  soonAfter: 1,
  longBefore: -1.5,
  longAfter: -1,
} as const;

/** What the papers say of each other without their lines: cheap, so it is asked of every candidate. */
export function headerFit(subject: Paper, paper: Paper): Fit {
  const reasons: string[] = [];
  const number = numberEvidence(subject, paper, reasons);
  const days = daysFrom(subject, paper);
  const logOdds =
    PRIOR +
    number.logOdds +
    partyEvidence(subject, paper, reasons) +
    sumEvidence(subject, paper, reasons) +
    dateEvidence(days) +
    (subject.currency && paper.currency && subject.currency !== paper.currency ? WEIGHT.otherCurrency : 0);
  return { paper, logOdds, numbered: number.by, days, agreement: null, reasons };
}

/** The same with the lines of both. */
export function wholeFit(subject: Paper, header: Fit): Fit {
  const { paper } = header;
  if (subject.lines.length === 0 || paper.lines.length === 0) return header;
  const [claim, base] = claims(subject.kind, paper.kind) ? [subject, paper] : [paper, subject];
  const agreement = agreementOf(pairLines([claim], [base]));
  const { share, cover, prices, quantities } = agreement;
  const logOdds =
    share < FEW_LINES
      ? WEIGHT.noLine * (1 - share / FEW_LINES)
      : WEIGHT.allLines * ((share - FEW_LINES) / (1 - FEW_LINES)) +
        WEIGHT.allCovered * cover +
        WEIGHT.samePrices * prices +
        WEIGHT.sameQuantities * quantities;
  const reasons = share >= 0.75 ? [...header.reasons, 'Their lines agree.'] : header.reasons;
  return { ...header, logOdds: header.logOdds + logOdds, agreement, reasons };
}

/** What lines can add at most. */
export const mostByLines = WEIGHT.allLines + WEIGHT.allCovered + WEIGHT.samePrices + WEIGHT.sameQuantities;

/** Papers with a smaller share of common lines have them by chance. */
const FEW_LINES = 0.4;

/** Shares by amount, where amounts are known. */
function agreementOf({ claims: all, bases, pairs }: PairedLines): Agreement {
  const weigh = weightOf(all);
  const weighBase = weightOf(bases);
  const sum = (lines: readonly ReadLine[], weight: (line: ReadLine) => number) =>
    lines.reduce((total, line) => total + weight(line), 0);
  const count = (is: (pair: LinePairing) => boolean) =>
    all.filter((claim) => pairs.some((pair) => pair.claim === claim && is(pair))).length / all.length;
  const share = all.reduce((total, claim) => {
    const score = Math.max(0, ...pairs.filter((pair) => pair.claim === claim).map((pair) => pair.score));
    return total + weigh(claim) * Math.min(1, score === 0 ? 0 : score + 0.15);
  }, 0);
  return {
    share: share / sum(all, weigh),
    cover:
      sum(
        bases.filter((base) => pairs.some((pair) => pair.base === base)),
        weighBase,
      ) / sum(bases, weighBase),
    prices: count(({ claim, base }) => isSamePrice(claim.price, base.price)),
    quantities: count((pair) => isSameQuantity(pair, pairs)),
  };
}

/** Lines count by their amounts where these are known, else all alike. */
function weightOf(lines: readonly ReadLine[]): (line: ReadLine) => number {
  const isKnown = lines.every(({ line }) => line.amount !== null) && lines.some(({ line }) => line.amount);
  return ({ line }) => (isKnown ? Math.abs(line.amount ?? 0) : 1);
}

const isSamePrice = (one: number | null, other: number | null): boolean =>
  one === null || other === null || Math.abs(one - other) <= 0.005 * Math.abs(other);

/** Of a line that is split the parts count together. */
function isSameQuantity({ claim, base }: LinePairing, pairs: readonly LinePairing[]): boolean {
  const parts = pairs.filter((pair) => pair.base === base).map((pair) => pair.claim.line.quantity);
  const whole =
    parts.length > 1 ? parts.reduce((sum, part) => (sum ?? 0) + (part ?? 0), 0) : claim.line.quantity;
  return whole === base.line.quantity;
}

interface Named {
  /** What one paper calls the other. */
  named: readonly string[];
  own: string | null;
  /** Whether another number there speaks against the pair. */
  binding: boolean;
}

/** Which numbers of the one are to be found on the other. */
function namings(one: Paper, other: Paper): Named[] {
  const { number: own } = other;
  switch (other.kind) {
    case 'purchase_order':
      return [
        { named: one.orderNumbers, own, binding: true },
        { named: one.salesNumbers, own, binding: false },
      ];
    case 'delivery_note':
      return [{ named: one.deliveryNumbers, own, binding: true }];
    case 'invoice':
      return [{ named: one.invoiceNumbers, own, binding: true }];
    default:
      return [
        { named: [...one.orderNumbers, ...one.invoiceNumbers, ...one.deliveryNumbers], own, binding: false },
      ];
  }
}

interface NumberEvidence {
  logOdds: number;
  by: Fit['numbered'];
}

function numberEvidence(subject: Paper, paper: Paper, reasons: string[]): NumberEvidence {
  let against = 0;
  for (const [one, other] of [
    [subject, paper],
    [paper, subject],
  ] as const) {
    for (const { named, own, binding } of namings(one, other)) {
      if (!own) continue;
      const likeness = Math.max(0, ...named.map((number) => numberLikeness(number, own)));
      if (likeness > 0) {
        reasons.push(`The ${kindWords[one.kind]} names ${kindWords[other.kind]} ${own}.`);
        return { logOdds: WEIGHT.number * likeness, by: 'own' };
      }
      if (binding && named.length > 0) against = Math.min(against, contradiction(named, own));
    }
  }
  if (subject.kind !== 'purchase_order' && paper.kind !== 'purchase_order') {
    const shared = bestOf(subject.orderNumbers, paper.orderNumbers);
    if (shared) {
      reasons.push(`Both name order ${shared}.`);
      return { logOdds: WEIGHT.sharedOrder, by: 'shared' };
    }
    const [mine] = subject.orderNumbers;
    if (mine && paper.orderNumbers.length > 0)
      against = Math.min(against, contradiction(paper.orderNumbers, mine));
  }
  return { logOdds: against, by: null };
}

const bestOf = (some: readonly string[], others: readonly string[]): string | undefined =>
  some.find((one) => others.some((other) => numberLikeness(one, other) > 0));

/** Another number of the same series is another order; one that is written in another way may be something else. */
function contradiction(named: readonly string[], own: string): number {
  const likeness = Math.max(...named.map((number) => seriesLikeness(number, own)));
  if (likeness === 1) return WEIGHT.otherNumber;
  return likeness > 0 ? WEIGHT.otherSpelling : WEIGHT.otherSeries;
}

function partyEvidence(subject: Paper, paper: Paper, reasons: string[]): number {
  const crossed = crosses(subject, paper);
  const pairs = [
    ['seller', subject.seller, crossed ? paper.buyer : paper.seller],
    ['buyer', subject.buyer, crossed ? paper.seller : paper.buyer],
  ] as const;
  return pairs.reduce((logOdds, [role, one, other]) => {
    const likeness = partyLikeness(one, other);
    if (likeness === null) return logOdds;
    const vat = sameVat(one, other);
    if (likeness >= SAME_NAME) reasons.push(`The same ${role}, ${other.name ?? one.name ?? other.vatId}.`);
    const otherVat = vat === false && likeness < SAME_NAME ? WEIGHT.otherVat : 0;
    return logOdds + roleEvidence(role, likeness, vat) + otherVat;
  }, 0);
}

const SAME_NAME = 0.75;

function roleEvidence(role: 'seller' | 'buyer', likeness: number, vat: boolean | null): number {
  const [same, other] =
    role === 'seller' ? [WEIGHT.seller, WEIGHT.otherSeller] : [WEIGHT.buyer, WEIGHT.otherBuyer];
  if (vat) return role === 'seller' ? WEIGHT.sameVat : same;
  if (likeness >= SAME_NAME) return same;
  if (likeness >= 0.5) return same / 2;
  return likeness < 0.3 ? other : 0;
}

/** Who sells and who buys is easily taken for each other on one of the papers. */
function crosses(subject: Paper, paper: Paper): boolean {
  const like = (one: Party, other: Party) =>
    one.name && other.name ? nameLikeness(one.name, other.name) : 0;
  const straight = like(subject.seller, paper.seller) + like(subject.buyer, paper.buyer);
  return straight < 0.5 && like(subject.seller, paper.buyer) + like(subject.buyer, paper.seller) > 1.5;
}

function sumEvidence(subject: Paper, paper: Paper, reasons: string[]): number {
  const found = likeSums(subject, paper);
  if (!found) return 0;
  const { one, other, words } = found;
  const off = Math.abs(one - other);
  if (off <= 0.0501) {
    reasons.push(`The same ${words}, ${moneyWords(one, subject.currency ?? paper.currency)}.`);
    return one % 50 === 0 ? WEIGHT.sameRoundSum : WEIGHT.sameSum;
  }
  if (off <= 0.02 * Math.abs(other)) return WEIGHT.nearSum;
  const [claimed, set] = claims(subject.kind, paper.kind) ? [one, other] : [other, one];
  return claimed > set * 1.2 ? WEIGHT.moreThanAll : 0;
}

/** Sums that mean the same on both papers: before tax, else with it. */
export function likeSums(
  one: Paper,
  other: Paper,
): { one: number; other: number; words: string; field: 'net_amount' | 'total_amount' } | null {
  const [a, b] = [sumsOf(one), sumsOf(other)];
  if (a.net !== null && b.net !== null)
    return { one: a.net, other: b.net, words: 'net amount', field: 'net_amount' };
  return a.total !== null && b.total !== null
    ? { one: a.total, other: b.total, words: 'total', field: 'total_amount' }
    : null;
}

const SOON = 60;
const LONG = 400;
const MISDATED = 10;

function daysFrom(subject: Paper, paper: Paper): number | null {
  const [claim, base] = claims(subject.kind, paper.kind) ? [subject, paper] : [paper, subject];
  return claim.date && base.date ? daysBetween(base.date, claim.date) : null;
}

function dateEvidence(days: number | null): number {
  if (days === null) return 0;
  if (days < -MISDATED) return WEIGHT.longBefore;
  if (days > LONG) return WEIGHT.longAfter;
  return WEIGHT.soonAfter * Math.max(0, 1 - Math.abs(days) / SOON);
}

export const probabilityOf = (logOdds: number): number => Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000;
