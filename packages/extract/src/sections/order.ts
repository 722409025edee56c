import type { Cluster } from './align.ts';

/**
 * Clusters in the order in which most documents have them: each is put where it contradicts the fewest of the pairs
 * that documents have in one order or the other.
 */
export function inOrder(clusters: readonly Cluster[]): Cluster[] {
  if (clusters.length > MOST_PAIRED) return byPlace(clusters);
  const size = (cluster: Cluster) => cluster.filter((member) => member !== null).length;
  const first = (cluster: Cluster) =>
    Math.min(...cluster.map((member) => member ?? Number.POSITIVE_INFINITY));
  const rest = [...clusters].sort((a, b) => size(b) - size(a) || first(a) - first(b));
  const ordered: Cluster[] = [];
  for (const cluster of rest) {
    // Gain of standing right before each of those that are placed, counted from the end.
    let [best, bestGain, gain] = [ordered.length, 0, 0];
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = ordered.length; at >= 0; at--) {
      if (at < ordered.length) gain += precedes(cluster, ordered[at] ?? []);
      const distance = distanceTo(cluster, ordered[at - 1]);
      if (gain > bestGain || (gain === bestGain && distance < nearest))
        [best, bestGain, nearest] = [at, gain, distance];
    }
    ordered.splice(best, 0, cluster);
  }
  return ordered;
}

/** Of more clusters than this not every pair is looked at. */
const MOST_PAIRED = 1000;

function byPlace(clusters: readonly Cluster[]): Cluster[] {
  const ends = (clusters[0] ?? []).map((_, document) =>
    Math.max(1, ...clusters.map((one) => one[document] ?? 0)),
  );
  const places = new Map(
    clusters.map((cluster) => {
      const own = cluster.flatMap((member, document) =>
        member === null ? [] : [member / (ends[document] ?? 1)],
      );
      return [cluster, own.reduce((sum, place) => sum + place, 0) / Math.max(1, own.length)] as const;
    }),
  );
  return [...clusters].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** In how many more documents one stands before the other than after it. */
function precedes(one: Cluster, other: Cluster): number {
  return one.reduce<number>((sum, member, document) => {
    const against = other[document] ?? null;
    return member === null || against === null ? sum : sum + Math.sign(against - member);
  }, 0);
}

/** How far behind the other one stands, at least; none behind it counts as far. */
function distanceTo(one: Cluster, other: Cluster | undefined): number {
  if (!other) return Number.MAX_SAFE_INTEGER;
  return Math.min(
    ...one.map((member, document) => {
      const against = other[document] ?? null;
      return member === null || against === null || against > member
        ? Number.MAX_SAFE_INTEGER
        : member - against;
    }),
  );
}

/** Of a document's items in the common order, those that stand elsewhere in it: all but the longest run that rises. */
export function movedIn(positions: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: (number | null)[] = positions.map(() => null);
  for (const [index, position] of positions.entries()) {
    let at = tails.findIndex((tail) => (positions[tail] ?? 0) >= position);
    if (at < 0) at = tails.length;
    before[index] = tails[at - 1] ?? null;
    tails[at] = index;
  }
  const kept = new Set<number>();
  for (let index: number | null = tails.at(-1) ?? null; index !== null; index = before[index] ?? null)
    kept.add(index);
  return new Set([...positions.keys()].filter((index) => !kept.has(index)));
}
