import type { Answer } from '../answer.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';
import { lettersOf } from '../values/same-value.ts';
import { type Features, featuresOf } from './features.ts';
import { logOddsOf, scoreOf } from './score.ts';

/** What is looked for: the words that speak for it, and the weights by which candidates are scored. */
export interface Question {
  /** The field's name. */
  name: string;
  concept: string;
  profile: string;
}

/** A question with all candidates for its answer as the model sees them; training learns from these. */
export interface Ranking extends Question {
  candidates: readonly { candidate: Candidate; features: Features }[];
}

const MOST_ANSWERS = 20;
/** What full agreement with a remembered place adds to a score. No labelled document teaches it. */
const MEMORY = 6;
/** Agreement with a remembered place from which memory has found the value. */
const SAME_PLACE = 0.55;

/** The candidates for a question, likeliest first, with their log-odds. */
export function rank(
  { name, concept, profile: general }: Question,
  candidates: readonly Candidate[],
  reading: Reading,
  contextOf: (candidate: Candidate) => Features,
): Answer[] {
  const special = `${general}@${reading.kind}`;
  const profile = special in reading.model.weights ? special : general;
  const constant = reading.recall?.constant(name);
  if (constant) return [constant];
  const ranking = candidates.map((candidate) => ({
    candidate,
    features: featuresOf(name, concept, candidate, reading, contextOf(candidate)),
  }));
  reading.watch?.({ name, concept, profile, candidates: ranking });
  const weights = reading.model.weights[profile] ?? {};
  const scores = ranking.map(
    ({ features }) => scoreOf(weights, features) + MEMORY * (features.remembered ?? 0),
  );
  const logOdds = logOddsOf(
    scores,
    candidates.map(({ value }) => (typeof value === 'string' ? lettersOf(value) : value)),
  );
  return ranking
    .map(({ candidate, features }, index) => ({
      candidate,
      score: logOdds[index] ?? 0,
      own: scores[index] ?? 0,
      remembered: features.remembered ?? 0,
    }))
    .sort((a, b) => b.score - a.score || b.own - a.own)
    .slice(0, MOST_ANSWERS)
    .map(({ candidate, score, remembered }) => ({
      candidate: reading.recall?.corrected(name, candidate) ?? candidate,
      score,
      ...(remembered > SAME_PLACE && { source: 'memory' as const }),
    }));
}
