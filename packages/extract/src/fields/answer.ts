import type { Candidate } from './candidates/candidate.ts';

/** What was chosen for a field. */
export interface Answer {
  candidate: Candidate;
  /** Log-odds. */
  score: number;
}

export type Answers = Map<string, Answer>;
