import type { Block } from './blocks.ts';
import { isTitleLike, type Start, titleKey } from './headings.ts';
import { type Passage, partOf } from './passage.ts';

/** Share of the documents in which the same short line or first sentence makes a heading of it. */
const MOSTLY = 0.4;
const MOST_WORDS = 8;
/** How much longer what stands under a heading is. */
const LONGER = 1.2;
const MOST_RUN_IN_WORDS = 5;
const MOST_VALUE_WORDS = 8;
/** As many headings of one form make it the form of headings in a document. */
const LEAST_OF_FORM = 3;

/**
 * Paragraphs that begin with a short sentence which begins paragraphs of other documents too, parted there: the last line
 * of the paragraph before was full, so the two looked like one.
 */
export function partedAtRunIns(documents: readonly (readonly Block[])[]): Block[][] {
  const titles = documents.map((blocks) =>
    titlesOf(blocks.flatMap((block, index) => runInTitle(block, index) ?? [])),
  );
  const shared = sharedKeys(titles, Math.max(2, documents.length * MOSTLY));
  if (shared.size < LEAST_OF_FORM) return documents.map((blocks) => [...blocks]);
  return documents.map((blocks) => blocks.flatMap((block) => partedAt(block, shared)));
}

const INNER_RUN_IN = /[.!?]["”»)]*\s+(\p{Lu}[^.:;,]{2,50})[.:]\s+(?=[\p{Lu}("“„«])/gu;

function partedAt(block: Block, shared: ReadonlySet<string>): Block[] {
  if (block.kind !== 'text') return [block];
  const { text } = block.passage;
  const cuts = [...text.matchAll(INNER_RUN_IN)]
    .filter(([, title = '']) => shared.has(titleKey(title)))
    .map((match) => match.index + match[0].indexOf(match[1] ?? ''));
  return [0, ...cuts].map((from, index) => ({
    ...block,
    passage: partOf(block.passage, from, cuts[index] ?? text.length),
    numbering: from === 0 ? block.numbering : null,
  }));
}

/**
 * Adds the headings that only the other documents tell: what is one in several is one in all, whatever it is set in;
 * and short lines over paragraphs, or short sentences at their beginning, are headings where the same ones come again
 * from document to document.
 */
export function withSharedStarts(
  documents: readonly (readonly Block[])[],
  starts: readonly (readonly Start[])[],
): Start[][] {
  const known = sharedKeys(starts.map(titlesOf), Math.max(2, documents.length / 5));
  const least = Math.max(2, documents.length * MOSTLY);
  const lone = documents.map((blocks) => blocks.flatMap((_, index) => loneTitle(blocks, index) ?? []));
  const runIn = documents.map((blocks) => blocks.flatMap((block, index) => runInTitle(block, index) ?? []));
  const sharedLone = sharedKeys(lone.map(titlesOf), least);
  const sharedRunIn = sharedKeys(runIn.map(titlesOf), least);
  return documents.map((blocks, document) => {
    const own = starts[document] ?? [];
    const isTaken = new Set(
      own.flatMap(({ index, taken }) => Array.from({ length: taken }, (_, at) => index + at)),
    );
    const more = new Map<number, Start>();
    for (const start of [
      ...ofForm(runIn[document] ?? [], sharedRunIn),
      ...ofForm(lone[document] ?? [], sharedLone),
      ...blocks.flatMap((block, index) => knownTitle(block, index, known) ?? []),
    ])
      if (!isTaken.has(start.index)) more.set(start.index, start);
    return [...own, ...more.values()].sort((a, b) => a.index - b.index);
  });
}

const titlesOf = (starts: readonly Start[]): string[] =>
  starts.flatMap(({ title }) => (title ? [titleKey(title.text)] : []));

/** What at least so many documents have. */
function sharedKeys(documents: readonly (readonly string[])[], least: number): Set<string> {
  const counts = new Map<string, number>();
  for (const titles of documents)
    for (const title of new Set(titles)) counts.set(title, (counts.get(title) ?? 0) + 1);
  return new Set(
    [...counts].filter(([title, count]) => count >= least && title.length > 3).map(([title]) => title),
  );
}

/** Those that are shared; and all of them where most are. */
function ofForm(candidates: readonly Start[], shared: ReadonlySet<string>): Start[] {
  const own = candidates.filter(({ title }) => title && shared.has(titleKey(title.text)));
  if (shared.size < LEAST_OF_FORM) return [];
  return own.length >= LEAST_OF_FORM && own.length * 2 >= candidates.length ? [...candidates] : own;
}

const startOf = (index: number, block: Block, title: Passage, rest: Passage | null): Start => ({
  index,
  numbering: block.numbering,
  title,
  rest,
  taken: 1,
  strength: 1,
});

function knownTitle(block: Block, index: number, known: ReadonlySet<string>): Start | null {
  const { passage, numbering, kind } = block;
  const from = numbering?.length ?? 0;
  if (kind !== 'text' || !known.has(titleKey(passage.text.slice(from)))) return null;
  return startOf(index, block, partOf(passage, from, passage.text.length), null);
}

/** A short line that stands alone over a paragraph. */
function loneTitle(blocks: readonly Block[], index: number): Start | null {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (!block || !next || block.numbering) return null;
  const { text } = block.passage;
  const isShort = text.split(/\s+/).length <= MOST_WORDS && !/[.!?:]$/.test(text);
  const isOverText = next.kind === 'row' || next.passage.text.length > text.length * LONGER;
  if (!isShort || !isTitleLike(text, block) || !isOverText) return null;
  return startOf(index, block, block.passage, null);
}

const RUN_IN = /^(\p{Lu}[^.:;,]{2,50})[.:]\s+(?=[\p{Lu}("“„«])/u;

/** A short sentence at the beginning of a paragraph. */
function runInTitle(block: Block, index: number): Start | null {
  const { passage, numbering, kind } = block;
  const from = numbering?.length ?? 0;
  const match = kind === 'text' ? passage.text.slice(from).match(RUN_IN) : null;
  const [said = '', title = ''] = match ?? [];
  if (title === '' || title.split(/\s+/).length > MOST_RUN_IN_WORDS) return null;
  // "Contract no.: CT-2018" is a label with its value.
  const isLabel = said.includes(':') && block.lines.length === 1;
  if (isLabel && passage.text.slice(from + said.length).split(/\s+/).length <= MOST_VALUE_WORDS) return null;
  const end = from + said.length;
  const rest = partOf(passage, end, passage.text.length);
  return startOf(index, block, partOf(passage, from, from + title.length), rest);
}
