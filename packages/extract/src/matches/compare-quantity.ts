import type { AppliedTolerances } from '@docglean/contract';
import { type Finding, round, type Share } from './finding.ts';
import type { ReadLine } from './line-likeness.ts';
import { beside, costs, says } from './line-wording.ts';
import { isWithin } from './tolerance.ts';
import { cents } from './values.ts';
import { goodsWords, kindPast, kindWords, priceWords, quantityWords } from './wording.ts';

/** What is claimed of a base line, and what others claimed before. */
export interface Claimed {
  base: ReadLine;
  shares: readonly [Share, ...Share[]];
  now: number;
  before: number;
}

/** What differs in the quantity of goods that are on both sides; null: nothing. */
export function compareQuantity(claimed: Claimed, tolerances: AppliedTolerances): Finding | null {
  const { base, shares, now, before } = claimed;
  const ordered = base.line.quantity;
  if (ordered === null || shares.some(({ quantity }) => quantity === null))
    return compareAmounts(claimed, tolerances);
  const isAll = (quantity: number) => isWithin(quantity, ordered, tolerances.quantity);
  if (now > ordered && !isAll(now)) return tooMuch(claimed, ordered);
  if (now + before > ordered && !isAll(now + before)) return overBilled(claimed, ordered);
  if (!isAll(now + before)) return stillOpen(claimed, ordered);
  return before === 0 && Math.abs(now - ordered) > 1e-6 ? tolerated(claimed, ordered) : null;
}

const about = ({ base, shares, now }: Claimed, ordered: number) => {
  const { claim } = shares[0].pair;
  return { field: 'quantity', claim, base, values: [now, ordered] as const };
};

const priceOf = ({ base, shares }: Claimed): number => shares[0].pair.claim.price ?? base.price ?? 0;

function tooMuch(claimed: Claimed, ordered: number): Finding {
  const { base, shares, now } = claimed;
  const over = round(now - ordered);
  const excess = cents(over * priceOf(claimed));
  const lots = shares.length > 1 ? ` in ${shares.length} lines` : '';
  return {
    ...about(claimed, ordered),
    kind: 'quantity',
    severity: 'conflict',
    excess,
    message: `${says(shares[0].pair.claim, now)}${lots}; ${beside(base, ordered)}: ${quantityWords(over)} more${excess > 0 ? `, ${costs(excess)}` : ''}.`,
  };
}

function overBilled(claimed: Claimed, ordered: number): Finding {
  const { base, shares, now, before } = claimed;
  const { claim } = shares[0].pair;
  const over = round(now + before - ordered);
  const excess = cents(over * priceOf(claimed));
  const order = [kindWords[base.paper.kind], base.paper.number].filter(Boolean).join(' ');
  return {
    ...about(claimed, ordered),
    kind: 'over_billed',
    severity: 'conflict',
    values: [now, Math.max(0, round(ordered - before))],
    excess,
    message: `${says(claim, now)}; of the ${quantityWords(ordered)} of ${order} ${quantityWords(before)} are ${kindPast[claim.paper.kind]} already: ${quantityWords(over)} more than are left${excess > 0 ? `, ${costs(excess)}` : ''}.`,
  };
}

function stillOpen(claimed: Claimed, ordered: number): Finding {
  const { base, shares, now, before } = claimed;
  const past = kindPast[shares[0].pair.claim.paper.kind];
  const open = round(ordered - now - before);
  return {
    ...about(claimed, ordered),
    kind: 'open_quantity',
    severity: 'open',
    excess: 0,
    message: `Of ${quantityWords(ordered)} × ${goodsWords(base.line)} ${quantityWords(round(now + before))} are ${past}; ${quantityWords(open)} are still open.`,
  };
}

function tolerated(claimed: Claimed, ordered: number): Finding {
  const { base, shares, now } = claimed;
  return {
    ...about(claimed, ordered),
    kind: 'quantity',
    severity: 'note',
    excess: cents((now - ordered) * priceOf(claimed)),
    message: `${says(shares[0].pair.claim, now)}; ${beside(base, ordered)}, which is tolerated.`,
  };
}

/** Where a quantity is not known the amounts of the lines are compared. */
function compareAmounts({ base, shares }: Claimed, { amount: limits }: AppliedTolerances): Finding | null {
  const amounts = shares.map(({ pair }) => pair.claim.line.amount);
  const { amount: set } = base.line;
  if (set === null || amounts.includes(null)) return null;
  const { claim } = shares[0].pair;
  const amount = cents(amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0));
  if (isWithin(amount, set, limits)) return null;
  const excess = cents(amount - set);
  const isMore = excess > 0;
  return {
    kind: isMore ? 'line_amount' : 'open_quantity',
    severity: isMore ? 'conflict' : 'open',
    field: 'amount',
    claim,
    base,
    values: [amount, set],
    excess: isMore ? excess : 0,
    message: `${says(claim, null)}, ${priceWords(amount)} in all; the ${kindWords[base.paper.kind]} says ${priceWords(set)}: ${priceWords(Math.abs(excess))} ${isMore ? 'too much' : 'still open'}.`,
  };
}

/** Ten pieces or one box of ten, at the same amount: nothing differs but the unit. */
export function inOtherUnit({ base, shares, now }: Claimed, tolerances: AppliedTolerances): Finding | null {
  const [{ pair, quantity }, ...others] = shares;
  const { claim } = pair;
  const { quantity: ordered, amount } = base.line;
  if (others.length > 0 || !quantity || !ordered || claim.price === null || base.price === null) return null;
  const ratio = Math.max(now / ordered, ordered / now);
  const isWhole = ratio >= 1.99 && Math.abs(ratio - Math.round(ratio)) < 1e-3;
  const isSame = isWithin(now * claim.price, amount ?? ordered * base.price, tolerances.amount);
  if (!isWhole || !isSame) return null;
  return {
    kind: 'unit',
    severity: 'note',
    field: 'quantity',
    claim,
    base,
    values: [now, ordered],
    excess: 0,
    message: `${says(claim, now)}; ${beside(base, ordered)}. The amount is the same, so the units differ.`,
  };
}
