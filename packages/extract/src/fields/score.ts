import type { Features } from './features.ts';
import { type Weights, weights } from './weights.ts';

/** The log-odds that a candidate is the value: linear in its features. */
export function scoreOf(profile: string, features: Features): number {
  const own: Weights = weights[profile] ?? {};
  let score = own.bias ?? 0;
  for (const [name, value] of Object.entries(features)) score += (own[name] ?? 0) * value;
  return score;
}

export const probability = (score: number): number => 1 / (1 + Math.exp(-score));
