import type { Check, Field, FieldResult } from '@docglean/contract';
import { checksOf } from '../fields/checks.ts';
import { listResult, plainRow } from '../fields/find-items.ts';
import type { Features } from '../fields/model/features.ts';
import type { Weights } from '../fields/model/model.ts';
import type { Reading } from '../fields/reading.ts';
import { notFound } from '../fields/result.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { boxOf, spanText } from '../layout/segments.ts';
import { confidenceFeatures, confidenceOf, type Evidence, shippedWeights, type Whole } from './confidence.ts';
import { conflictsOf } from './conflicts.ts';
import { type Draft, draftAnswer } from './draft.ts';
import { mayBeDerived } from './may-be-derived.ts';
import { mergeDrafts } from './merge-drafts.ts';
import type { Answer } from './typed-answer.ts';

/** A value with what its confidence was made of: for calibration. */
export interface GroundedValue {
  /** Names and row numbers that lead to it. */
  path: (string | number)[];
  value: unknown;
  features: Features;
}

export interface Grounding {
  fields: readonly Field[];
  /** What the model answered, with the pages it was shown: several for a long document. */
  windows: readonly { pages: readonly LaidOutPage[]; answer: Answer }[];
  /** The whole document, as the rules read it. */
  reading: Reading;
  /** What the rules answered. */
  rules: readonly FieldResult[];
  /** Others than the shipped ones: for training. */
  weights?: Weights;
  watch?(grounded: GroundedValue): void;
}

/** Where each value of an answer stands on the pages, and how sure it therefore is; the model's own word counts nothing. */
export function ground({ fields, windows, reading, rules, weights = shippedWeights, watch }: Grounding): {
  fields: FieldResult[];
  checks: Check[];
} {
  const drafts = mergeDrafts(
    windows.map(({ answer, pages }) => draftAnswer({ answer, fields, pages, reading, rules })),
    weights,
  );
  const evidence = evidenceIn(drafts);
  const printable = evidence.filter(({ field, value }) => !mayBeDerived(field, value));
  const missing = printable.filter(({ place }) => place === null).length / Math.max(1, printable.length);
  const checks = checksOf(drafts.map((draft) => settle(draft, null)));
  const judging = { checks, missing, weights, watch };
  const found = drafts.map((draft) => settle(draft, judging));
  return { fields: found, checks: [...checks, ...conflictsOf(drafts, rules)] };
}

const evidenceIn = (drafts: readonly Draft[]): Evidence[] =>
  drafts.flatMap(({ evidence, rows }) => [...(evidence ? [evidence] : []), ...evidenceIn(rows.flat())]);

interface Judging extends Whole {
  weights: Weights;
  watch: Grounding['watch'];
}

/** A draft as a result; while nothing is judged its confidence stays open. */
function settle({ field, evidence, rows, path }: Draft, judging: Judging | null): FieldResult {
  if (field.type === 'list<object>' || field.type === 'object') {
    return withRows(
      field,
      rows.map((row) => row.map((part) => settle(part, judging))),
    );
  }
  if (!evidence) return notFound(field);
  const result = resultOf(evidence);
  if (!judging) return result;
  const checks = judging.checks.filter((check) => check.fields.includes(String(path[0])));
  const features = confidenceFeatures(evidence, { ...judging, checks });
  judging.watch?.({ path, value: evidence.value, features });
  return { ...result, confidence: confidenceOf(features, judging.weights) };
}

const resultOf = ({ field, value, place }: Evidence): FieldResult => ({
  name: field.name,
  type: field.type,
  value,
  raw: place ? place.spans.map(spanText).join('\n') : null,
  confidence: 0,
  box: place ? boxOf(place.spans) : null,
  source: 'ai',
});

/** A list or an object of what was found; as sure as its least sure value. */
function withRows(field: Field, all: FieldResult[][]): FieldResult {
  const rows = all.filter((row) => row.some(({ value }) => value !== null));
  const found = listResult(field, rows, 'ai');
  if (field.type === 'list<object>') return found;
  const [parts] = rows;
  return parts ? { ...found, value: plainRow(parts) } : notFound(field);
}
