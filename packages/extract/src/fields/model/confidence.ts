import type { Check } from '@docglean/contract';
import type { Weights } from './model.ts';
import { probability } from './score.ts';

/** What is known of an answer when its confidence is set. */
export interface Evidence {
  /** Log-odds among all candidates and none. */
  score: number;
  /** Which weights scored it. */
  profile: string;
  /** How likely all its words were read right (0..1). */
  legibility: number;
}

const MOST_SCORE = 6;
/** What a failed check leaves: one of its values is wrong, and labelled documents seldom show which. */
const FAILED = 0.6;
const LEAST_LEGIBILITY = 0.01;

/** The numbers that confidence is made of, by the names of their weights. */
export function confidenceFeatures(
  { score, profile, legibility }: Evidence,
  checks: readonly Check[],
): Readonly<Record<string, number>> {
  return {
    bias: 1,
    score: Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score)),
    held: Math.min(2, checks.filter(({ passed }) => passed).length),
    illegible: -Math.log(Math.max(LEAST_LEGIBILITY, legibility)),
    [`of_${profile}`]: 1,
  };
}

/** How likely an answer is right (0..1): a logistic curve fitted to answers that labelled documents judged. */
export function confidenceOf(evidence: Evidence, checks: readonly Check[], calibration: Weights): number {
  const features = confidenceFeatures(evidence, checks);
  const logOdds = Object.entries(features).reduce(
    (sum, [name, value]) => sum + (calibration[name] ?? 0) * value,
    0,
  );
  const failed = checks.some(({ passed }) => !passed);
  return round(probability(logOdds) * (failed ? FAILED : 1));
}

export const round = (confidence: number): number =>
  Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
