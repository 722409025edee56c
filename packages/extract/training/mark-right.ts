import type { Candidate } from '../src/fields/candidates/candidate.ts';
import { sameValue, textLikeness } from '../src/fields/values/same-value.ts';

/** Share of letter triples in common from which a misread text is still the true one. */
const MISREAD = 0.75;

/**
 * Which candidates are the true value. Where a picture was misread none is exactly: then the texts most like it,
 * so that training learns the place and not that there is none.
 */
export function markRight(truth: unknown, candidates: readonly Candidate[], misread: boolean): boolean[] {
  const exact = candidates.map(({ value }) => truth !== undefined && sameValue(truth, value));
  if (!misread || typeof truth !== 'string' || exact.includes(true)) return exact;
  const likeness = candidates.map(({ value }) =>
    typeof value === 'string' ? textLikeness(truth, value) : 0,
  );
  const best = Math.max(...likeness);
  return likeness.map((like) => like >= MISREAD && like === best);
}
