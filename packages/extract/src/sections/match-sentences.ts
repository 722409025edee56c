import { align, type Cluster } from './align.ts';
import { inOrder } from './order.ts';
import type { Sentence } from './sentences.ts';
import { rowVector, weighByRarity, wordsVector } from './vector.ts';

const LEAST = 0.42;

/** Sentences of the documents' parts that are the same one, in the common order. */
export function matchSentences(documents: readonly (readonly Sentence[])[]): Cluster[] {
  const vectors = weighByRarity(
    documents.map((own) =>
      own.map(({ kind, tokens }) => (kind === 'row' ? rowVector(tokens) : wordsVector(tokens))),
    ),
  );
  const items = documents.map((own, document) =>
    own.map(({ kind }, index) => ({ kind, words: vectors[document]?.[index] ?? new Map() })),
  );
  return joinLeftOver(inOrder(align(items, { least: LEAST })), documents);
}

/** In longer lists a row in the place of another is no other wording of it. */
const MOST_JOINED = 400;

/**
 * A sentence that is like no other, in the place of one that the document lacks, is that one in other words: between
 * the same two neighbours there is nothing else.
 */
function joinLeftOver(clusters: readonly Cluster[], documents: readonly (readonly Sentence[])[]): Cluster[] {
  const joined = clusters.map((cluster) => [...cluster]);
  if (joined.length > MOST_JOINED) return joined;
  const isAlone = (cluster: Cluster) => cluster.filter((member) => member !== null).length === 1;
  const gone = new Set<Cluster>();
  for (const alone of joined.filter(isAlone)) {
    if (gone.has(alone)) continue;
    const document = alone.findIndex((member) => member !== null);
    const index = alone[document] ?? 0;
    const own = documents[document]?.[index];
    // A row in the place of another is another row.
    if (own?.kind !== 'text') continue;
    const before = clusterOf(joined, document, index - 1);
    const after = clusterOf(joined, document, index + 1);
    const place = joined.filter(
      (cluster) =>
        cluster !== alone &&
        !gone.has(cluster) &&
        cluster[document] === null &&
        isBetween(cluster, before, after) &&
        isOfKind(cluster, own.kind, documents),
    );
    const [only] = place;
    if (!only || (place.length > 1 && !place.every(isAlone))) continue;
    only[document] = index;
    gone.add(alone);
  }
  return joined.filter((cluster) => !gone.has(cluster));
}

const clusterOf = (clusters: readonly Cluster[], document: number, index: number): Cluster | null =>
  clusters.find((cluster) => cluster[document] === index) ?? null;

const isOfKind = (
  cluster: Cluster,
  kind: Sentence['kind'] | undefined,
  documents: readonly (readonly Sentence[])[],
): boolean =>
  cluster.every((member, document) => member === null || documents[document]?.[member]?.kind === kind);

/** Whether members stand right behind those of the one and right before those of the other, for most of them. */
function isBetween(cluster: Cluster, before: Cluster | null, after: Cluster | null): boolean {
  let [fits, all] = [0, 0];
  for (const [document, member] of cluster.entries()) {
    if (member === null) continue;
    all++;
    const isBehind = before ? before[document] === member - 1 : member === 0;
    const isBefore = after === null || after[document] === member + 1 || after[document] === null;
    if (isBehind && isBefore) fits++;
  }
  return all > 0 && fits * 2 > all;
}
