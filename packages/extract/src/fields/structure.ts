import type { Field, FieldResult } from '@docglean/contract';
import { plainRow } from './find-items.ts';
import { confidenceOf } from './model/confidence.ts';
import type { Weights } from './model/model.ts';
import { type Found, notFound } from './result.ts';
import type { Leaf } from './wanted.ts';

/** Fields that hold one value each: an object's parts count as fields of their own, known by the path to them. */
export const leavesOf = (field: Field, parents: readonly string[] = []): Leaf[] => {
  if (field.type === 'list<object>') return [];
  if (field.type !== 'object') return [{ key: keyOf(field, parents), field, parents }];
  return (field.fields ?? []).flatMap((part) => leavesOf(part, [...parents, field.name]));
};

/** Fields that hold rows, wherever they stand. */
export const listsOf = (field: Field, parents: readonly string[] = []): Leaf[] => {
  if (field.type === 'list<object>') return [{ key: keyOf(field, parents), field, parents }];
  if (field.type !== 'object') return [];
  return (field.fields ?? []).flatMap((part) => listsOf(part, [...parents, field.name]));
};

const keyOf = (field: Field, parents: readonly string[]): string => [...parents, field.name].join(' ');

/** Where the results of leaves and lists come from, by their keys. */
export interface Structure {
  leaf(key: string, field: Field): Found;
  list(key: string, field: Field): FieldResult;
  calibration: Weights;
}

/** The result of a field in the shape of the field. */
export function resultIn(field: Field, structure: Structure, parents: readonly string[] = []): Found {
  const key = keyOf(field, parents);
  if (field.type === 'list<object>') return { result: structure.list(key, field), evidence: null };
  if (field.type !== 'object') return structure.leaf(key, field);
  const parts = (field.fields ?? []).map((part) => {
    const { result, evidence } = resultIn(part, structure, [...parents, field.name]);
    return evidence ? { ...result, confidence: confidenceOf(evidence, [], structure.calibration) } : result;
  });
  return { result: objectResult(field, parts), evidence: null };
}

function objectResult(field: Field, parts: FieldResult[]): FieldResult {
  const found = parts.filter((part) => part.value !== null);
  if (found.length === 0) return notFound(field);
  return {
    ...notFound(field),
    value: plainRow(parts),
    raw: found.map((part) => part.raw ?? '').join('\n'),
    confidence: Math.min(...found.map((part) => part.confidence)),
    source: 'rules',
    rows: [parts],
  };
}
