import type { Candidate } from './candidates/candidate.ts';

/** What was chosen for a field, before checks move its confidence. */
export interface Answer {
  candidate: Candidate;
  /** Log-odds. */
  score: number;
}

export type Answers = Map<string, Answer>;
