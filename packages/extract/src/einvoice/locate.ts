import { fold } from '../fields/fold.ts';
import type { Reading } from '../fields/reading.ts';
import { boxOf, type Span } from '../layout/segments.ts';
import type { KnownValue } from './einvoice.ts';
import type { Locate } from './fill-fields.ts';

/** Finds values of the XML on the page: typed ones by their value, best labelled first, others by their text. */
export function locator(reading: Reading): Locate {
  return ({ value, raw }: KnownValue, concept) => {
    const equal = reading.candidates.filter((candidate) => sameValue(candidate.value, value));
    const labelled = (index: number) => {
      const candidate = equal[index];
      const reach = candidate ? reading.reach(concept, candidate) : { left: 0, above: 0 };
      return Math.max(reach.left, reach.above);
    };
    const order = equal.map((_, index) => index).sort((a, b) => labelled(b) - labelled(a));
    const best = equal[order[0] ?? -1];
    return best ? boxOf(best.spans) : boxOf(spanOf(raw, reading));
  };
}

const sameValue = (found: unknown, known: string | number): boolean =>
  typeof known === 'number' ? typeof found === 'number' && Math.abs(found - known) < 0.005 : found === known;

function spanOf(raw: string, { pages }: Reading): Span[] {
  const wanted = fold(raw);
  // A short text such as "1" stands everywhere and says nothing.
  if (wanted.length < 3) return [];
  for (const segment of pages.flatMap((page) => page.segments)) {
    const start = fold(segment.text).indexOf(wanted);
    if (start >= 0) return [{ segment, start, end: start + wanted.length }];
  }
  return [];
}
