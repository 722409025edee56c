import { type Accuracy, type FieldResult, isJsonObject } from '@docglean/contract';
import { sameValue } from '@docglean/extract';

/** Extracted values held against the right ones. A field that is rightly empty counts as right. */
export function compareWithTruth(
  fields: readonly FieldResult[],
  truth: Readonly<Record<string, unknown>>,
): Accuracy {
  const compared = fields.map(({ name, value, confidence }) => {
    const right = truth[name] ?? null;
    return { name, match: isSame(right, value), extracted: value, truth: right, confidence };
  });
  const matches = compared.filter(({ match }) => match).length;
  return { overall_accuracy: compared.length === 0 ? 1 : matches / compared.length, fields: compared };
}

/** Lists must agree row by row, objects part by part; an absent part is an empty one. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((row, index) => isSame(row, other[index]));
  if (isJsonObject(one) && isJsonObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name] ?? null, other[name] ?? null));
  }
  return isEmpty(one) || isEmpty(other) ? isEmpty(one) && isEmpty(other) : sameValue(one, other);
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
