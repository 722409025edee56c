import { fold } from '../fields/fold.ts';
import type { Token } from './tokens.ts';

/** Features with weights. */
export type Vector = Map<string, number>;

/** The words of a row, by which it is the same one; its values are what differs. Of nothing but values, their kinds. */
export function rowVector(tokens: readonly Token[]): Vector {
  const words = tokens.filter(({ kind }) => kind === 'word');
  return wordsVector(words.length > 0 ? words : tokens);
}

/** Words and pairs of words, values by their kind alone: two texts that differ in their values are the same. */
export function wordsVector(tokens: readonly Token[]): Vector {
  const vector: Vector = new Map();
  const add = (feature: string, weight: number) => vector.set(feature, (vector.get(feature) ?? 0) + weight);
  let last = '';
  for (const { kind, key } of tokens) {
    if (kind === 'mark') continue;
    const feature = kind === 'word' ? key : `#${kind}`;
    add(feature, kind === 'word' ? 1 : 0.5);
    if (last !== '') add(`${last} ${feature}`, 1);
    last = feature;
  }
  return vector;
}

/** Runs of three letters: alike for words that are spelt nearly alike. */
export function lettersVector(text: string): Vector {
  const vector: Vector = new Map();
  const padded = ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  for (let at = 0; at + 3 <= padded.length; at++) {
    const run = padded.slice(at, at + 3);
    vector.set(run, (vector.get(run) ?? 0) + 1);
  }
  return vector;
}

/** What only one document says is a value more often than wording, and finds no like in another. */
const ONLY_HERE = 0.35;

/**
 * Weighs each feature by how few of the items have it (inverse document frequency), given by document. What every
 * document has once is as rare as can be: a name that stands in two of them tells no more.
 */
export function weighByRarity(documents: readonly (readonly Vector[])[]): Vector[][] {
  const items = documents.flat().length;
  const counts = new Map<string, { items: number; documents: number }>();
  for (const vectors of documents) {
    const own = new Set<string>();
    for (const feature of vectors.flatMap((vector) => [...vector.keys()])) {
      const count = counts.get(feature) ?? { items: 0, documents: 0 };
      count.items++;
      if (!own.has(feature)) count.documents++;
      own.add(feature);
      counts.set(feature, count);
    }
  }
  const weights = new Map(
    [...counts].map(([feature, count]) => [
      feature,
      Math.log(1 + items / Math.max(count.items, documents.length)) * (count.documents > 1 ? 1 : ONLY_HERE),
    ]),
  );
  return documents.map((vectors) =>
    vectors.map(
      (vector) =>
        new Map(
          [...vector].map(([feature, weight]) => [feature, Math.sqrt(weight) * (weights.get(feature) ?? 0)]),
        ),
    ),
  );
}

export function lengthOf(vector: Vector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}

/** Cosine of the angle between two vectors, 0..1. */
export function cosine(a: Vector, b: Vector, lengthA = lengthOf(a), lengthB = lengthOf(b)): number {
  if (lengthA === 0 || lengthB === 0) return 0;
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of short) sum += weight * (long.get(feature) ?? 0);
  return sum / (lengthA * lengthB);
}
