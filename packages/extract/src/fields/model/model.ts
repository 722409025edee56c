import shipped from './weights.json' with { type: 'json' };

/** Feature → weight, in log-odds; `bias` always counts. */
export type Weights = Readonly<Record<string, number>>;

/** What was learned from labelled documents; `packages/extract/training` makes it. */
export interface Model {
  /** Profile → weights. Profiles are concepts of the lexicon, or kinds of candidates for a caller's own fields. */
  weights: Readonly<Record<string, Weights>>;
  /** How scores, checks and legibility make a confidence. */
  calibration: Weights;
}

export const shippedModel: Model = shipped;

/** Log-odds that a triple gains where net + tax is the total, and loses where three found values don't add up. */
export const SUM_HOLDS = 2.2;
export const SUM_FAILS = -2.5;

/** Below this probability a candidate is no answer. */
export const LEAST_PROBABILITY = 0.15;
