import type { SectionResult } from '@docglean/contract';
import type { Content } from '../content.ts';
import { listing } from '../einvoice/listing.ts';
import { conventionsOf } from '../fields/conventions.ts';
import { typewriterPage } from '../layout/typewriter.ts';
import type { Page } from '../page.ts';
import { align, type Cluster } from './align.ts';
import { blocksOf } from './blocks.ts';
import { type BuiltSection, buildSection } from './build-section.ts';
import { linesOfAll, type TextLine } from './lines.ts';
import { mendParts } from './mend-parts.ts';
import { inOrder, movedIn } from './order.ts';
import { marginsPart, outlinesOf, type Part } from './outline.ts';
import { proposeFields } from './propose-fields.ts';
import { sentencesOf } from './sentences.ts';
import { type AboutDocuments, variationsOf } from './variations.ts';
import { lettersVector, type Vector, weighByRarity, wordsVector } from './vector.ts';

/** A document to compare with others of its type. */
export interface ComparedInput {
  id: string;
  fileName: string;
  content: Content;
}

export interface CompareOptions {
  /** The language of the documents where it is known, such as `de`. */
  language?: string;
}

/** Likeness of parts, from which on they can be the same section. */
const LEAST = 0.3;

/**
 * Aligns documents of one type into sections, and says for each what all have in common and what differs. How alike
 * they are (`similarity`, 0..1) is the share of words in common: of a document's words and those of the template
 * together, the part that stands in both.
 */
export function compareDocuments(
  inputs: readonly ComparedInput[],
  { language }: CompareOptions = {},
): SectionResult {
  const pages = inputs.map(({ content }) => pagesOf(content));
  const lines = linesOfAll(pages);
  const about: AboutDocuments = {
    ids: inputs.map(({ id }) => id),
    conventions: lines.map(({ body }) => conventionsOf(textOf(body), language)),
  };
  const outlines = outlinesOf(lines.map(({ body }) => blocksOf(body)));
  const parts = outlines.map((own, document) => {
    const margins = blocksOf(lines[document]?.margins ?? []);
    return margins.length > 0 ? [...own, marginsPart(margins)] : own;
  });
  const clusters = inOrder(alignParts(parts, about));
  const sections = clusters.map((cluster, index) => {
    const members = cluster.map((member, document) =>
      member === null ? null : (parts[document]?.[member] ?? null),
    );
    return buildSection(String(index + 1), members, about);
  });
  const variations = variationsOf(
    sections.flatMap(({ differences }) => differences),
    about,
  );
  const moved = movedParts(clusters, parts);
  const shares = inputs.map((_, document) => documentSimilarity(sections, document));
  return {
    similarity: round(average(shares)),
    documents: inputs.map(({ id, fileName }, document) => ({
      document_id: id,
      file_name: fileName,
      similarity: round(shares[document] ?? 0),
      moved_sections: clusters.flatMap((cluster, index) =>
        cluster[document] !== null && moved[document]?.has(cluster[document] ?? -1)
          ? [String(index + 1)]
          : [],
      ),
    })),
    left_out: [],
    sections: sections.map((section, index) =>
      section.present((document) => ({
        position: (clusters[index]?.[document] ?? 0) + 1,
        moved: moved[document]?.has(clusters[index]?.[document] ?? -1) ?? false,
      })),
    ),
    variations,
    proposed_fields: proposeFields(variations, sections, about),
  };
}

/** An e-invoice without pages is its listing, line by line. */
function pagesOf({ pages, einvoice }: Content): Page[] {
  if (pages.length > 0 || !einvoice) return pages;
  return [
    typewriterPage(
      1,
      listing(einvoice)
        .split('\n')
        .map((text) => [{ text, column: 0 }]),
    ),
  ];
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join('\n');

/** Clusters of parts, after what their first alignment shows to be parted wrongly was mended; `parts` are changed. */
function alignParts(parts: Part[][], about: AboutDocuments): Cluster[] {
  let vectors = vectorsOf(parts, about);
  let clusters = alignOnce(parts, vectors);
  if (mendParts({ parts, clusters, blockVectors: vectors })) {
    vectors = vectorsOf(parts, about);
    clusters = alignOnce(parts, vectors);
  }
  return clusters;
}

/** By document, part and block: words weighed by how few parts have them. */
function vectorsOf(parts: readonly (readonly Part[])[], { conventions }: AboutDocuments): Vector[][][] {
  const ofBlocks = parts.map((own, document) =>
    own.map(({ blocks }) =>
      blocks.map((block) => {
        const how = conventions[document];
        return how
          ? wordsVector(sentencesOf({ blocks: [block] }, how).flatMap(({ tokens }) => tokens))
          : new Map();
      }),
    ),
  );
  const weighed = weighByRarity(ofBlocks.map((own) => own.flat()));
  return ofBlocks.map((own, document) => {
    let at = 0;
    return own.map((blocks) => blocks.map(() => weighed[document]?.[at++] ?? new Map()));
  });
}

function alignOnce(parts: readonly (readonly Part[])[], vectors: Vector[][][]): Cluster[] {
  const items = parts.map((own, document) =>
    own.map((part, index) => {
      const words: Vector = new Map();
      for (const vector of vectors[document]?.[index] ?? [])
        for (const [feature, weight] of vector) words.set(feature, (words.get(feature) ?? 0) + weight);
      const name = part.title?.text ?? shortText(part);
      return { kind: part.kind, words, title: name ? lettersVector(name) : undefined };
    }),
  );
  return align(items, { least: LEAST });
}

const MOST_LETTERS = 60;

/** A short line alone may be what is a heading with nothing under it elsewhere. */
function shortText({ blocks }: Part): string | undefined {
  const [only, ...others] = blocks;
  const text = others.length === 0 ? only?.passage.text : undefined;
  return text && text.length <= MOST_LETTERS ? text : undefined;
}

/** By document the parts that stand elsewhere than in the common order. */
function movedParts(clusters: readonly Cluster[], parts: readonly (readonly Part[])[]): Set<number>[] {
  return parts.map((_, document) => {
    const own = clusters.flatMap((cluster) => cluster[document] ?? []);
    const moved = movedIn(own);
    return new Set(own.filter((_, index) => moved.has(index)));
  });
}

function documentSimilarity(sections: readonly BuiltSection[], document: number): number {
  let [common, all] = [0, 0];
  for (const { counts } of sections) {
    const own = counts[document];
    common += 2 * (own?.common ?? 0);
    all += (own?.words ?? 0) + (own?.template ?? 0);
  }
  return all === 0 ? 1 : common / all;
}

const average = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);

const round = (share: number): number => Math.round(share * 1000) / 1000;
