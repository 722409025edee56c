import type { Weights } from '../fields/model/model.ts';
import { confidenceFeatures, confidenceOf, type Evidence } from './confidence.ts';
import type { Draft } from './draft.ts';

/**
 * What the windows of a long document answered, as one answer: of different values the one that is likelier by where it
 * stands, of lists all rows, those on pages that two windows share once.
 */
export function mergeDrafts(windows: readonly (readonly Draft[])[], weights: Weights): Draft[] {
  const [first = [], ...others] = windows;
  return others.reduce<readonly Draft[]>(
    (all, next) => all.map((one, at) => merged(one, next[at], weights)),
    first,
  ) as Draft[];
}

function merged(one: Draft, other: Draft | undefined, weights: Weights): Draft {
  if (!other) return one;
  if (one.field.type === 'list<object>') return { ...one, rows: joined(one.rows, other.rows, one.path) };
  if (one.field.type === 'object') {
    const parts = (one.rows[0] ?? []).map((part, at) => merged(part, other.rows[0]?.[at], weights));
    return { ...one, rows: [parts] };
  }
  return likelihood(other.evidence, weights) > likelihood(one.evidence, weights) ? other : one;
}

/** Before any check: none of the others is known yet. */
const likelihood = (evidence: Evidence | null, weights: Weights): number =>
  evidence ? confidenceOf(confidenceFeatures(evidence, { checks: [], missing: 0 }), weights) : -1;

/** A row is the same one where all its values are and stand in the same places. */
function joined(rows: readonly Draft[][], next: readonly Draft[][], path: Draft['path']): Draft[][] {
  const known = new Set(rows.map(identityOf));
  const added = next.filter((row) => !known.has(identityOf(row)));
  return [...rows, ...added].map((row, index) => row.map((cell) => renumbered(cell, path.length, index)));
}

function identityOf(row: readonly Draft[]): string {
  const cells = row.map(({ evidence, rows }) => [
    evidence?.value ?? null,
    evidence?.place?.spans.map(({ segment, start }) => [
      segment.page.number,
      segment.line,
      segment.left,
      start,
    ]),
    rows.map(identityOf),
  ]);
  return JSON.stringify(cells);
}

const renumbered = (draft: Draft, depth: number, index: number): Draft => ({
  ...draft,
  path: draft.path.with(depth, index),
  rows: draft.rows.map((row) => row.map((cell) => renumbered(cell, depth, index))),
});
