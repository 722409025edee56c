import type { Answer } from '../answer.ts';
import type { Candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Reading } from '../reading.ts';
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

/** The candidates for a question, likeliest first, with their log-odds. */
export function rank(
  { name, concept, profile }: Question,
  candidates: readonly Candidate[],
  reading: Reading,
  contextOf: (candidate: Candidate) => Features,
): Answer[] {
  const ranking = candidates.map((candidate) => ({
    candidate,
    features: featuresOf(concept, candidate, reading, contextOf(candidate)),
  }));
  reading.watch?.({ name, concept, profile, candidates: ranking });
  const weights = reading.model.weights[profile] ?? {};
  const scores = ranking.map(({ features }) => scoreOf(weights, features));
  const logOdds = logOddsOf(
    scores,
    candidates.map(({ value }) =>
      typeof value === 'string' ? fold(value).replace(/[^\p{L}\p{N}]/gu, '') : value,
    ),
  );
  return ranking
    .map(({ candidate }, index) => ({ candidate, score: logOdds[index] ?? 0, own: scores[index] ?? 0 }))
    .sort((a, b) => b.score - a.score || b.own - a.own)
    .slice(0, MOST_ANSWERS)
    .map(({ candidate, score }) => ({ candidate, score }));
}
