import type { Candidate } from '../src/fields/candidates/candidate.ts';
import { lettersOf, sameValue } from '../src/fields/values/same-value.ts';

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
    typeof value === 'string' ? tripleLikeness(truth, value) : 0,
  );
  const best = Math.max(...likeness);
  return likeness.map((like) => like >= MISREAD && like === best);
}

/** Dice coefficient of the letter triples of two texts (0..1). */
function tripleLikeness(one: string, other: string): number {
  const [a, b] = [triplesOf(one), triplesOf(other)];
  const shared = [...a].filter((triple) => b.has(triple)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}

function triplesOf(text: string): Set<string> {
  const letters = lettersOf(text);
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => letters.slice(at, at + 3)),
  );
}
