import type { Features } from './features.ts';
import type { Weights } from './model.ts';

/** How much speaks for a candidate, against no candidate at all (0): linear in its features. */
export function scoreOf(weights: Weights, features: Features): number {
  let score = weights.bias ?? 0;
  for (const [name, value] of Object.entries(features)) score += (weights[name] ?? 0) * value;
  return score;
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/**
 * Scores to log-odds: how likely each value is the right one among all values and none. Candidates of one value, such
 * as a date printed twice, stand for it together.
 */
export function logOddsOf(scores: readonly number[], values: readonly unknown[]): number[] {
  const highest = Math.max(0, ...scores);
  const mass = scores.map((score) => Math.exp(score - highest));
  const byValue = new Map<unknown, number>();
  for (const [index, value] of values.entries())
    byValue.set(value, (byValue.get(value) ?? 0) + (mass[index] ?? 0));
  const all = mass.reduce((sum, one) => sum + one, Math.exp(-highest));
  return values.map((value) => {
    const own = byValue.get(value) ?? 0;
    return Math.log(own) - Math.log(Math.max(all - own, Number.MIN_VALUE));
  });
}
