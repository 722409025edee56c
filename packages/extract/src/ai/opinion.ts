import type { FieldResult } from '@docglean/contract';
import { sameValue } from '../fields/values/same-value.ts';

/** What the local rules say to a value of the model: the same, something else with this much confidence, or nothing. */
export interface Opinion {
  same: number;
  other: number;
  /** The rules' own value, where it is another. */
  value: unknown;
}

const noOpinion: Opinion = { same: 0, other: 0, value: null };

/** On a single value. */
export function opinionOn(value: unknown, rules: FieldResult | undefined): Opinion {
  if (!rules || rules.value === null || typeof rules.value === 'object') return noOpinion;
  return saysTheSame(rules.value, value)
    ? { same: rules.confidence, other: 0, value: null }
    : { same: 0, other: rules.confidence, value: rules.value };
}

/** On a cell: whether the rules read it in any row of the same column. */
export function opinionOnCell(value: unknown, column: readonly FieldResult[]): Opinion {
  const given = column.filter((cell) => cell.value !== null);
  const same = given.filter((cell) => saysTheSame(cell.value, value)).map(({ confidence }) => confidence);
  if (same.length > 0) return { ...noOpinion, same: Math.max(...same) };
  if (given.length === 0) return noOpinion;
  const confidence = given.reduce((sum, cell) => sum + cell.confidence, 0) / given.length;
  return { ...noOpinion, other: confidence };
}

const saysTheSame = (one: unknown, other: unknown): boolean =>
  sameValue(one, other) ||
  (typeof one === 'string' && typeof other === 'string' && one.slice(0, 10) === other);
