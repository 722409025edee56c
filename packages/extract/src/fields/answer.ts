import type { Candidate } from './candidates/candidate.ts';

/** What was chosen for a field. */
export interface Answer {
  candidate: Candidate;
  /** Log-odds. */
  score: number;
  /** Which weights scored it, where those are not the field's. */
  profile?: string;
  /** Present where a reviewed document of the same layout told the place. */
  source?: 'memory';
}

export type Answers = Map<string, Answer>;
