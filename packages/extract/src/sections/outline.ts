import type { Block } from './blocks.ts';
import { type Start, startsOf } from './headings.ts';
import type { Numbering } from './numbering.ts';
import type { Passage } from './passage.ts';
import { partedAtRunIns, withSharedStarts } from './shared-headings.ts';

/** A part of a document: what stands under a heading, or under a number of its own, or a paragraph where there is neither. */
export interface Part {
  kind: 'section' | 'margins';
  numbering: Numbering | null;
  /** The heading without its number. */
  title: Passage | null;
  level: number;
  blocks: Block[];
}

/** Fewer headings than this do not part a document, unless they are counted. */
const LEAST_HEADINGS = 3;
const LEAST_COUNTED = 2;

const isParted = (starts: readonly Start[]): boolean =>
  starts.length >= LEAST_HEADINGS ||
  starts.filter(({ numbering, title }) => numbering && title).length >= LEAST_COUNTED;

/** The parts of each document. What is a heading in several documents is one in all of them. */
export function outlinesOf(all: readonly (readonly Block[])[]): Part[][] {
  const documents = partedAtRunIns(all);
  const complete = withSharedStarts(documents, documents.map(startsOf));
  const parted = complete.filter(isParted).length;
  const byHeadings = parted * 2 >= documents.length;
  return documents.map((blocks, index) =>
    byHeadings ? partsBetween(blocks, complete[index] ?? []) : looseParts(blocks),
  );
}

function partsBetween(blocks: readonly Block[], starts: readonly Start[]): Part[] {
  const parts: Part[] = [];
  const before = blocks.slice(0, starts[0]?.index ?? blocks.length);
  if (before.length > 0) parts.push(plainPart(before));
  for (const [at, start] of starts.entries()) {
    const first = blocks[start.index];
    const next = starts[at + 1]?.index ?? blocks.length;
    const own = blocks.slice(start.index + start.taken, next);
    const rest = start.rest && first ? [{ ...first, passage: start.rest, numbering: null }] : [];
    parts.push({
      kind: 'section',
      numbering: start.numbering,
      title: start.title,
      level: start.numbering?.depth ?? 1,
      blocks: [...rest, ...own],
    });
  }
  return parts;
}

const plainPart = (blocks: readonly Block[]): Part => ({
  kind: 'section',
  numbering: null,
  title: null,
  level: 1,
  blocks: [...blocks],
});

/** Without headings each paragraph is a part, and rows that follow each other are one. */
function looseParts(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    const last = parts.at(-1)?.blocks;
    if (block.kind === 'row' && last?.at(-1)?.kind === 'row') last.push(block);
    else parts.push(plainPart([block]));
  }
  return parts;
}

/** What stands on every page, as a part of its own. */
export const marginsPart = (blocks: readonly Block[]): Part => ({ ...plainPart(blocks), kind: 'margins' });
