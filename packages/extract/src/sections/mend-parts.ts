import type { Cluster } from './align.ts';
import type { Part } from './outline.ts';
import { cosine, type Vector } from './vector.ts';

/** Share of a paragraph's weight that must be known from a part before it is taken for one of its paragraphs. */
const KNOWN = 0.4;
/** How much better another part must fit. */
const BETTER = 0.15;
const LIKE = 0.5;

export interface Aligned {
  parts: Part[][];
  clusters: readonly Cluster[];
  /** By document, part and block. */
  blockVectors: Vector[][][];
}

/**
 * Where a document lacks a part that others have, and the paragraphs of it stand within another of its parts, the
 * heading was lost: they become a part of their own. Where it has a part that no other has, and the others have its
 * paragraphs in the part before, something else was taken for a heading: the two become one. Gives whether anything changed.
 */
export function mendParts({ parts, clusters, blockVectors }: Aligned): boolean {
  let changed = false;
  const totals = totalsOf(clusters, blockVectors);
  for (const [document, own] of parts.entries()) {
    const mended = own.flatMap((part, index) => {
      const blocks = blockVectors[document]?.[index] ?? [];
      return part.blocks.length < 2
        ? [part]
        : split(part, blocks, candidates(document, index, totals, blockVectors));
    });
    const joined = joinAlone(mended, own, document, totals, blockVectors);
    if (joined.length !== own.length) {
      parts[document] = joined;
      changed = true;
    }
  }
  return changed;
}

interface Candidate {
  words: Vector;
  isOwn: boolean;
}

/** For each cluster all words of its members, and how many there are. */
interface Total {
  cluster: Cluster;
  words: Vector;
  members: number;
}

const totalsOf = (clusters: readonly Cluster[], vectors: Vector[][][]): Total[] =>
  clusters.map((cluster) => {
    const own = cluster.flatMap((member, document) =>
      member === null ? [] : [vectors[document]?.[member] ?? []],
    );
    return { cluster, words: sum(own.flat()), members: own.length };
  });

/** What paragraphs of a part can belong to: the part itself as others have it, and parts that the document lacks. */
function candidates(
  document: number,
  part: number,
  totals: readonly Total[],
  vectors: Vector[][][],
): Candidate[] {
  return totals.flatMap(({ cluster, words, members }): Candidate[] => {
    if (cluster[document] === part) {
      if (members < 2) return [];
      return [{ isOwn: true, words: without(words, sum(vectors[document]?.[part] ?? [])) }];
    }
    return cluster[document] === null && members >= 2 ? [{ isOwn: false, words }] : [];
  });
}

function without(total: Vector, own: Vector): Vector {
  const rest: Vector = new Map();
  for (const [feature, weight] of total) {
    const left = weight - (own.get(feature) ?? 0);
    if (left > 1e-6) rest.set(feature, left);
  }
  return rest;
}

function sum(vectors: readonly Vector[]): Vector {
  const total: Vector = new Map();
  for (const vector of vectors)
    for (const [feature, weight] of vector) total.set(feature, (total.get(feature) ?? 0) + weight);
  return total;
}

/** The share of a vector's weight whose features another has too. */
function known(vector: Vector, { words }: Candidate): number {
  let [found, all] = [0, 0];
  for (const [feature, weight] of vector) {
    all += weight * weight;
    if (words.has(feature)) found += weight * weight;
  }
  return all === 0 ? 0 : found / all;
}

function split(part: Part, vectors: readonly Vector[], all: readonly Candidate[]): Part[] {
  if (part.kind === 'margins' || part.blocks.length < 2 || all.length === 0) return [part];
  const own = all.find(({ isOwn }) => isOwn);
  const labels = vectors.map((vector): Candidate | undefined => {
    const ofOwn = own ? known(vector, own) : 0;
    const [best] = all
      .filter(({ isOwn }) => !isOwn)
      .map((candidate) => ({ candidate, share: known(vector, candidate) }))
      .sort((a, b) => b.share - a.share);
    return best && best.share > KNOWN && best.share > ofOwn + BETTER ? best.candidate : own;
  });
  const runs: { from: number; to: number; label: Candidate | undefined }[] = [];
  for (const [index, label] of labels.entries()) {
    const last = runs.at(-1);
    if (last && last.label === label) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, label });
  }
  const accepted = runs.map((run) => {
    if (!run.label || run.label === own) return { ...run, label: own };
    const words = sum(vectors.slice(run.from, run.to));
    return { ...run, label: cosine(words, run.label.words) >= LIKE ? run.label : own };
  });
  if (accepted.every(({ label }) => label === own)) return [part];
  const pieces: Part[] = [];
  let last: Candidate | undefined | null = null;
  for (const { from, to, label } of accepted) {
    const blocks = part.blocks.slice(from, to);
    const before = pieces.at(-1);
    if (before && label === last) before.blocks.push(...blocks);
    else if (from === 0 && label === own) pieces.push({ ...part, blocks });
    else
      pieces.push({
        kind: 'section',
        numbering: blocks[0]?.numbering ?? null,
        title: null,
        level: part.level,
        blocks,
      });
    last = label;
  }
  // The heading stays with what it stands over, even where nothing is left under it.
  const [first] = pieces;
  if (first && accepted[0]?.label !== own && part.title) pieces.unshift({ ...part, blocks: [] });
  return pieces;
}

function joinAlone(
  mended: Part[],
  before: readonly Part[],
  document: number,
  totals: readonly Total[],
  vectors: Vector[][][],
): Part[] {
  // Only where nothing was split: then parts are still counted as they were.
  if (mended.length !== before.length) return mended;
  const joined: Part[] = [];
  let lastVector: Vector = new Map();
  let lastIndex = -1;
  for (const [index, part] of mended.entries()) {
    const last = joined.at(-1);
    const own = sum(vectors[document]?.[index] ?? []);
    const isAlone = totals.find(({ cluster }) => cluster[document] === index)?.members === 1;
    const target = isAlone
      ? candidates(document, lastIndex, totals, vectors).find(({ isOwn }) => isOwn)
      : undefined;
    if (last && part.title && isAlone && target && last.kind === part.kind && own.size > 0) {
      const together = sum([lastVector, own]);
      const gain = cosine(together, target.words) - cosine(lastVector, target.words);
      if (gain > 0.03 && known(own, target) > KNOWN) {
        const title = part.title
          ? [
              {
                ...(part.blocks[0] ?? last.blocks[0]),
                kind: 'text' as const,
                passage: part.title,
                numbering: null,
              },
            ]
          : [];
        last.blocks.push(...(title as Part['blocks']), ...part.blocks);
        lastVector = together;
        continue;
      }
    }
    joined.push({ ...part, blocks: [...part.blocks] });
    lastVector = own;
    lastIndex = index;
  }
  return joined;
}
