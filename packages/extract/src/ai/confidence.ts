import type { Check, Field } from '@docglean/contract';
import { legibility } from '../fields/legibility.ts';
import { round } from '../fields/model/confidence.ts';
import type { Features } from '../fields/model/features.ts';
import type { Weights } from '../fields/model/model.ts';
import { probability, scoreOf } from '../fields/model/score.ts';
import { isFromPixels, type Place } from './find-places.ts';
import type { Opinion } from './opinion.ts';
import learned from './weights.json' with { type: 'json' };

/** What is known of a model's value when its confidence is set; what the model says of itself is no part of it. */
export interface Evidence {
  field: Field;
  value: unknown;
  /** Where it stands, and in how many places it could; null where it stands nowhere. */
  place: Place | null;
  places: number;
  /** How well a label of the field speaks for the place (0..1). */
  label: number;
  /** How it stands in its list; null outside of lists. */
  cell: CellEvidence | null;
  rules: Opinion;
}

export interface CellEvidence {
  /** Share of its row that stands on the same lines (0..1). */
  row: number;
  /** Stands under most of its column. */
  inColumn: boolean;
  /** Another row says that it stands in the same place. */
  isShared: boolean;
  /** Share of its row that stands nowhere (0..1). */
  rowMissing: number;
}

/** What is known of all values of an answer together. */
export interface Whole {
  checks: readonly Check[];
  /** Share of the values that stand nowhere though they might (0..1): the page, or the answer, is not to be trusted. */
  missing: number;
}

export const shippedWeights: Weights = learned;

const LEAST_LEGIBILITY = 0.01;

/** The numbers that confidence is made of, by the names of their weights. */
export function confidenceFeatures(
  { field, value, place, places, label, cell, rules }: Evidence,
  { checks, missing }: Whole,
): Features {
  const kind = kindOf(field);
  const length = typeof value === 'string' ? value.length : 0;
  return {
    [`of_${kind}`]: 1,
    [place ? `found_${place.manner}` : 'found_nowhere']: 1,
    ...(!place && { [`nowhere_${kind}`]: 1 }),
    partly: place ? 1 - place.share : 0,
    ambiguous: place && !cell ? Math.log2(Math.max(1, Math.min(32, places))) * (1 - label) : 0,
    label: cell ? 0 : label,
    alone: !cell && label === 0 ? 1 : 0,
    in_list: cell ? 1 : 0,
    row: cell?.row ?? 0,
    row_missing: cell?.rowMissing ?? 0,
    out_of_column: cell && place && !cell.inColumn ? 1 : 0,
    shared: cell?.isShared ? 1 : 0,
    answer_missing: missing,
    from_pixels: place && isFromPixels(place) ? 1 : 0,
    zero: value === 0 ? 1 : 0,
    long: Math.min(1, length / 100),
    rules_same: rules.same,
    [cell ? 'rules_other_cells' : 'rules_other']: rules.other,
    held: Math.min(2, checks.filter(({ passed }) => passed).length),
    failed: Math.min(2, checks.filter(({ passed }) => !passed).length),
    illegible: place ? -Math.log(Math.max(LEAST_LEGIBILITY, legibility(place.spans))) : 0,
  };
}

const kindOf = ({ type }: Field): string => {
  switch (type) {
    case 'number':
    case 'integer':
    case 'currency':
    case 'list<number>':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'boolean':
    case 'enum':
      return type;
    default:
      return 'text';
  }
};

/** How likely a value is right (0..1): a logistic curve fitted to answers that labelled documents judged. */
export const confidenceOf = (features: Features, weights: Weights): number =>
  round(probability(scoreOf(weights, features)));
