import type { Candidate } from '../candidates/candidate.ts';
import type { Reading } from '../reading.ts';

/** What the score is made of: named numbers, most of them 0..1. */
export type Features = Readonly<Record<string, number>>;

/** `context` adds what only the caller knows, such as "inside the line items". */
export function featuresOf(
  name: string,
  concept: string,
  candidate: Candidate,
  reading: Reading,
  context: Features = {},
): Features {
  const { left, above } = reading.reach(concept, candidate);
  const page = candidate.spans[0]?.segment.page;
  const y = page ? (candidate.top + candidate.bottom) / 2 / page.height : 0.5;
  const x = page ? (candidate.left + candidate.right) / 2 / page.width : 0.5;
  return {
    ...candidate.traits,
    ...context,
    left,
    above,
    label: Math.max(left, above),
    rival: Math.max(0, reading.rival(concept, candidate) - Math.max(left, above)),
    top: 1 - y,
    bottom: y,
    right: x,
    remembered: reading.recall?.agreement(name, candidate) ?? 0,
    first_page: page?.number === 1 ? 1 : 0,
    last_page: page?.number === reading.pages.length ? 1 : 0,
  };
}
