import { cosine, lengthOf, type Vector } from './vector.ts';

/** Something of a document that has its like in others: a part, or a sentence of one. */
export interface Item {
  words: Vector;
  /** What it is called, where it has a name. */
  title?: Vector | undefined;
  /** Only items of the same kind can be alike. */
  kind: string;
}

/** Items of several documents that are the same thing: for each document which of its items, or null. */
export type Cluster = (number | null)[];

export interface AlignOptions {
  /** Likeness from which on two items can be the same thing, 0..1. */
  least: number;
  /** Share of the likeness that a title makes out, where both have one. */
  titleWeight?: number;
}

/** What neighbours that are the same add to a likeness; order is evidence and no rule. */
const NEIGHBOUR = 0.12;
/** What standing at the same share of the document adds. */
const PLACE = 0.06;
const ROUNDS = 3;
/** Share of the usual likeness that is enough for what stands between the same neighbours in other documents. */
const IN_SAME_PLACE = 0.4;
/** Of more clusters than this, neighbours are not looked at. */
const MOST_JOINED = 600;

/**
 * Aligns the items of all documents jointly: documents join one by one, the most typical first, then each in turn is
 * taken out and placed anew among all others. A document has at most one item in a cluster.
 */
export function align(documents: readonly (readonly Item[])[], options: AlignOptions): Cluster[] {
  const state = createState(documents, options);
  for (const document of byTypicality(documents)) state.place(document, false);
  for (let round = 1; round < ROUNDS; round++) {
    let changed = false;
    for (const document of documents.keys()) changed = state.place(document, true) || changed;
    if (!changed) break;
  }
  state.joinOtherWordings();
  return state.clusters().filter((cluster) => cluster.some((member) => member !== null));
}

function byTypicality(documents: readonly (readonly Item[])[]): number[] {
  const whole = documents.map((items) => sumOf(items.map(({ words }) => words)));
  const all = sumOf(whole);
  return [...documents.keys()].sort(
    (a, b) => cosine(whole[b] ?? new Map(), all) - cosine(whole[a] ?? new Map(), all),
  );
}

function sumOf(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors)
    for (const [feature, weight] of vector) sum.set(feature, (sum.get(feature) ?? 0) + weight);
  return sum;
}

interface Profile {
  members: Cluster;
  words: Vector;
  title: Vector;
  length: number;
  titleLength: number;
  kind: string;
  /** Shares of their documents at which its members stand, on average. */
  place: number;
}

/** Share of its words that an item must have in common with another: with a single one they are not the same thing. */
const COVERED = 0.12;

function isCovered(item: Vector, other: Vector): boolean {
  let shared = 0;
  for (const feature of item.keys()) if (other.has(feature)) shared++;
  return shared >= item.size * COVERED;
}

/** As many pairs are looked at one by one; of more, those that share something telling or stand at the same place. */
const MOST_PAIRS = 20_000;
const TELLING = 12;
/** What more clusters than this say is not telling. */
const MOST_TOLD = 40;
const NEAR = 4;

/** Which clusters an item is compared with. */
function likelyFor(
  profiles: readonly Profile[],
  items: number,
): (item: Item, place: number) => readonly Profile[] {
  if (items * profiles.length <= MOST_PAIRS) return () => profiles;
  const saying = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const feature of [...heaviest(profile.words), ...heaviest(profile.title)]) {
      const others = saying.get(feature);
      if (others) others.push(profile);
      else saying.set(feature, [profile]);
    }
  }
  const byPlace = [...profiles].sort((a, b) => a.place - b.place);
  return ({ words, title }, place) => {
    const likely = new Set<Profile>();
    for (const feature of [...heaviest(words), ...(title ? heaviest(title) : [])]) {
      const some = saying.get(feature) ?? [];
      if (some.length <= MOST_TOLD) for (const profile of some) likely.add(profile);
    }
    const at = firstBehind(byPlace, place);
    for (const profile of byPlace.slice(Math.max(0, at - NEAR), at + NEAR)) likely.add(profile);
    return [...likely];
  };
}

const heaviest = (vector: Vector): string[] =>
  [...vector]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TELLING)
    .map(([feature]) => feature);

function firstBehind(byPlace: readonly Profile[], place: number): number {
  let [low, high] = [0, byPlace.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byPlace[middle]?.place ?? 1) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function createState(documents: readonly (readonly Item[])[], { least, titleWeight = 0.4 }: AlignOptions) {
  let profiles: Profile[] = [];
  /** For each item the cluster it is in. */
  const memberOf: (Profile | null)[][] = documents.map((items) => items.map(() => null));
  const lengths = documents.map((items) => items.map(({ words }) => lengthOf(words)));
  const placeOf = (document: number, index: number) => (index + 0.5) / (documents[document]?.length ?? 1);

  const likeness = (item: Item, length: number, profile: Profile): number => {
    if (item.kind !== profile.kind) return 0;
    const words = isCovered(item.words, profile.words)
      ? cosine(item.words, profile.words, length, profile.length)
      : 0;
    if (!item.title || profile.title.size === 0) return words;
    const title = cosine(item.title, profile.title, lengthOf(item.title), profile.titleLength);
    // Without text of its own, a heading is all there is; and text that is the same needs no heading.
    if (item.words.size === 0 || profile.words.size === 0) return title * (0.6 + titleWeight / 2);
    return Math.max(titleWeight * title + (1 - titleWeight) * words, words * 0.9);
  };

  /** The share of a cluster's members whose neighbour is in the cluster that this item's neighbour is in. */
  const neighbours = (document: number, index: number, profile: Profile, step: 1 | -1): number => {
    const beside = memberOf[document]?.[index + step];
    if (!beside) return 0;
    let [same, all] = [0, 0];
    for (const [other, member] of profile.members.entries()) {
      if (member === null || other === document) continue;
      all++;
      if (memberOf[other]?.[member + step] === beside) same++;
    }
    return all === 0 ? 0 : same / all;
  };

  const rebuild = (profile: Profile) => {
    const own = profile.members.flatMap((member, document) => {
      const item = member === null ? undefined : documents[document]?.[member];
      return item && member !== null ? [{ item, place: placeOf(document, member) }] : [];
    });
    profile.words = sumOf(own.map(({ item }) => item.words));
    profile.title = sumOf(own.flatMap(({ item }) => item.title ?? []));
    profile.length = lengthOf(profile.words);
    profile.titleLength = lengthOf(profile.title);
    profile.place = own.reduce((sum, { place }) => sum + place, 0) / Math.max(1, own.length);
  };

  const takeOut = (document: number, placed: readonly (Profile | null)[]) => {
    for (const profile of new Set(placed)) {
      if (!profile) continue;
      profile.members[document] = null;
      rebuild(profile);
    }
    profiles = profiles.filter(({ members }) => members.some((member) => member !== null));
  };

  /** The clusters that each item of a document could be in, the likeliest first. */
  const candidates = (document: number, isPlaced: boolean) => {
    const items = documents[document] ?? [];
    const likely = likelyFor(profiles, items.length);
    return items
      .flatMap((item, index) =>
        likely(item, placeOf(document, index)).flatMap((profile) => {
          const plain = likeness(item, lengths[document]?.[index] ?? 0, profile);
          if (plain < least) return [];
          const beside = isPlaced
            ? neighbours(document, index, profile, -1) + neighbours(document, index, profile, 1)
            : 0;
          const place = 1 - Math.abs(placeOf(document, index) - profile.place);
          return [{ index, profile, score: plain + (NEIGHBOUR * beside) / 2 + PLACE * place }];
        }),
      )
      .sort((a, b) => b.score - a.score);
  };

  const alone = (document: number, index: number, kind: string): Profile => {
    const members: Cluster = documents.map(() => null);
    members[document] = index;
    const own = { members, kind, words: new Map(), title: new Map(), length: 0, titleLength: 0, place: 0 };
    profiles.push(own);
    return own;
  };

  /** The cluster that stands next to most members of this one; null for none, or where they differ. */
  const usualNeighbour = ({ members }: Profile, step: 1 | -1): Profile | null => {
    const beside = members.map((member, document) =>
      member === null ? undefined : (memberOf[document]?.[member + step] ?? null),
    );
    const all = beside.filter((one) => one !== undefined);
    const [most] = [...Map.groupBy(all, (one) => one)].sort((a, b) => b[1].length - a[1].length);
    return most && most[1].length * 2 > all.length ? most[0] : null;
  };

  const isInSamePlace = (a: Profile, b: Profile): boolean => {
    if (
      a.kind !== b.kind ||
      a.members.some((member, document) => member !== null && b.members[document] !== null)
    )
      return false;
    const size = ({ members }: Profile) => members.filter((member) => member !== null).length;
    // Two that are each alone may as well be two different things.
    if (size(a) < 2 && size(b) < 2) return false;
    const [before, after] = [usualNeighbour(a, -1), usualNeighbour(a, 1)];
    const isBeside = before === usualNeighbour(b, -1) && after === usualNeighbour(b, 1);
    return (
      isBeside && (before !== null || after !== null) && cosine(a.words, b.words) >= least * IN_SAME_PLACE
    );
  };

  return {
    /** Clusters of different documents between the same neighbours that are somewhat alike are one: said in two ways. */
    joinOtherWordings(): void {
      if (profiles.length > MOST_JOINED) return;
      for (const [index, profile] of profiles.entries()) {
        for (const other of profiles.slice(index + 1)) {
          if (!isInSamePlace(profile, other)) continue;
          for (const [document, member] of other.members.entries()) {
            if (member === null) continue;
            profile.members[document] = member;
            (memberOf[document] as (Profile | null)[])[member] = profile;
          }
          other.members = other.members.map(() => null);
          rebuild(profile);
          rebuild(other);
        }
      }
    },
    clusters: () => profiles.map(({ members }) => members),
    /** Puts the items of a document into clusters, each into the likeliest that is free. Gives whether anything changed. */
    place(document: number, isPlaced: boolean): boolean {
      const items = documents[document] ?? [];
      const before = [...(memberOf[document] ?? [])];
      if (isPlaced) takeOut(document, before);
      const own: (Profile | null)[] = items.map(() => null);
      for (const { index, profile } of candidates(document, isPlaced)) {
        if (own[index] || profile.members[document] !== null) continue;
        own[index] = profile;
        profile.members[document] = index;
      }
      memberOf[document] = items.map((item, index) => own[index] ?? alone(document, index, item.kind));
      for (const profile of memberOf[document] ?? []) if (profile) rebuild(profile);
      return isPlaced && (memberOf[document] ?? []).some((profile, index) => profile !== before[index]);
    },
  };
}
