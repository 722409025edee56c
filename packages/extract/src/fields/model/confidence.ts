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
/** VAT ids with wrong check digits are printed too often to count as much: at least this, in log-odds. */
const ODD_VAT_ID = -0.5;

const isOfVatId = ({ name }: Check): boolean => name.endsWith('vat_id_checksum');
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
    odd_vat_id: checks.some((check) => !check.passed && isOfVatId(check)) ? 1 : 0,
    illegible: -Math.log(Math.max(LEAST_LEGIBILITY, legibility)),
    [`of_${profile}`]: 1,
  };
}

/** How likely an answer is right (0..1): a logistic curve fitted to answers that labelled documents judged. */
export function confidenceOf(evidence: Evidence, checks: readonly Check[], calibration: Weights): number {
  const features = confidenceFeatures(evidence, checks);
  const logOdds = Object.entries(features).reduce(
    (sum, [name, value]) => sum + weightOf(name, calibration) * value,
    0,
  );
  const failed = checks.some((check) => !check.passed && !isOfVatId(check));
  return round(probability(logOdds) * (failed ? FAILED : 1));
}

/** However labelled documents judge it, a wrong check digit never makes an answer surer. */
const weightOf = (name: string, calibration: Weights): number =>
  name === 'odd_vat_id' ? Math.min(calibration[name] ?? 0, ODD_VAT_ID) : (calibration[name] ?? 0);

export const round = (confidence: number): number =>
  Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
