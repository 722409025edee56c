import type { AppliedTolerances } from '@docglean/contract';
import { type Finding, round, type Share } from './finding.ts';
import { costs, says } from './line-wording.ts';
import { isWithin } from './tolerance.ts';
import { cents } from './values.ts';
import { kindWords, priceWords } from './wording.ts';

/** What differs in the price of goods that are on both sides; null: nothing. */
export function comparePrice({ pair, quantity }: Share, tolerances: AppliedTolerances): Finding | null {
  const { claim, base } = pair;
  if (claim.price === null || base.price === null) return null;
  const limits = limitsFor([quantity, base.line.quantity], tolerances.unit_price);
  const [charged, agreed] = [claim.line.unitPrice, base.line.unitPrice];
  const printed = charged !== null && agreed !== null ? ([charged, agreed] as const) : null;
  if (isWithin(claim.price, base.price, limits))
    return toleratedPrice(pair, quantity, printed ?? [claim.price, base.price]);
  const isPrintedAlike =
    printed && (isWithin(printed[0], printed[1], tolerances.unit_price) || isSameInCents(printed));
  if (isPrintedAlike) return otherAmount({ pair, quantity }, tolerances);
  const [one, other] = printed ?? [claim.price, base.price];
  const excess = cents((claim.price - base.price) * (quantity ?? 1));
  return {
    kind: 'unit_price',
    severity: 'conflict',
    field: 'unit_price',
    claim,
    base,
    values: [round(one), round(other)],
    excess,
    message: `${says(claim, quantity)}; the ${kindWords[base.paper.kind]} says ${priceWords(other)}: ${costs(excess)}.`,
  };
}

/** A price of more decimals is printed with two on the other paper. */
function isSameInCents([one, other]: readonly [number, number]): boolean {
  const isRounded = (price: number) => Math.abs(price - cents(price)) < 1e-9;
  return cents(one) === cents(other) && (isRounded(one) || isRounded(other));
}

/** An amount is rounded to cents, so a price that is worked out from it is not exact. */
function limitsFor(
  quantities: readonly (number | null)[],
  { absolute, relative }: AppliedTolerances['unit_price'],
) {
  const least = Math.min(...quantities.map((quantity) => Math.abs(quantity ?? 1)));
  return { absolute: Math.max(absolute, 0.011 / Math.max(1, least)), relative };
}

function toleratedPrice(
  { claim, base }: Share['pair'],
  quantity: number | null,
  [one, other]: readonly [number, number],
): Finding | null {
  if (Math.abs(one - other) < 0.0101) return null;
  const excess = cents(((claim.price ?? 0) - (base.price ?? 0)) * (quantity ?? 1));
  const why = Math.abs(excess) < 0.0101 ? 'but the amount is the same' : 'which is tolerated';
  return {
    kind: 'unit_price',
    severity: 'note',
    field: 'unit_price',
    claim,
    base,
    values: [round(one), round(other)],
    excess,
    message: `${says(claim, quantity)}; the ${kindWords[base.paper.kind]} says ${priceWords(other)}, ${why}.`,
  };
}

/** The same price is printed, but the amount is another: a discount is missing, or the sum is wrong. */
function otherAmount({ pair, quantity }: Share, { amount: limits }: AppliedTolerances): Finding | null {
  const { claim, base } = pair;
  const expected = cents((base.price ?? 0) * (quantity ?? 1));
  const amount = cents((claim.price ?? 0) * (quantity ?? 1));
  if (isWithin(amount, expected, limits)) return null;
  const excess = cents(amount - expected);
  return {
    kind: 'line_amount',
    severity: 'conflict',
    field: 'amount',
    claim,
    base,
    values: [amount, expected],
    excess,
    message: `${says(claim, quantity)}, in all ${priceWords(amount)}; by the ${kindWords[base.paper.kind]} it is ${priceWords(expected)}: ${costs(excess)}.`,
  };
}
