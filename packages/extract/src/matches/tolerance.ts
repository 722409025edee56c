import type { AppliedTolerances, Tolerances } from '@docglean/contract';

/** Cents that rounding leaves, and nothing else. */
const DEFAULTS: AppliedTolerances = {
  amount: { absolute: 0.05, relative: 0 },
  unit_price: { absolute: 0, relative: 0 },
  quantity: { absolute: 0.001, relative: 0 },
  date_days: 7,
};

/** What is left out keeps its default. */
export function tolerancesOf(given: Tolerances): AppliedTolerances {
  const limits = (name: 'amount' | 'unit_price' | 'quantity') => ({
    absolute: given[name]?.absolute ?? (given[name] ? 0 : DEFAULTS[name].absolute),
    relative: given[name]?.relative ?? 0,
  });
  return {
    amount: limits('amount'),
    unit_price: limits('unit_price'),
    quantity: limits('quantity'),
    date_days: given.date_days ?? DEFAULTS.date_days,
  };
}

/** Floating point must not make a difference of exactly the tolerance one too many. */
const EPSILON = 1e-9;

/** Whether a value may stand for the one agreed on: the larger of both limits counts. */
export const isWithin = (
  value: number,
  agreed: number,
  { absolute, relative }: { absolute: number; relative: number },
): boolean => Math.abs(value - agreed) <= Math.max(absolute, relative * Math.abs(agreed)) + EPSILON;
