import { fold } from '../fields/fold.ts';
import type { Block } from './blocks.ts';
import type { Numbering } from './numbering.ts';
import { type Passage, partOf } from './passage.ts';

/** Where a part begins: the block, and how much of its text is heading. */
export interface Start {
  index: number;
  numbering: Numbering | null;
  title: Passage | null;
  /** The rest of a block that begins with its heading: "3. Term. This agreement …". */
  rest: Passage | null;
  /** How many blocks the heading takes. */
  taken: number;
  strength: number;
}

const MOST_TITLE_WORDS = 12;
const MOST_TITLE_LETTERS = 100;
const MOST_RUN_IN_WORDS = 7;
const LARGER = 1.1;
/** Paragraphs that are counted on and on, from which on they are parts. */
const LEAST_CHAIN = 3;

/** Where the parts of a document begin, as it tells by itself. */
export function startsOf(blocks: readonly Block[]): Start[] {
  const body = bodyStyle(blocks);
  const own = blocks.flatMap((_, index) => startAt(blocks, index, body) ?? []);
  const isStart = new Set(own.map(({ index }) => index));
  // A number and its heading on two lines: the second is no heading of its own.
  const taken = new Set(own.flatMap(({ index, taken }) => (taken > 1 ? [index + 1] : [])));
  const headings = own.filter(({ index }) => !taken.has(index));
  const chained = chainOf(blocks, isStart, headings);
  const kept = withoutChanceTitles(
    headings.filter((start) => !isListItem(start, headings, blocks)),
    chained,
    blocks,
  );
  const known = new Set(kept.map(({ index }) => index));
  return [...kept, ...chained.filter(({ index }) => !known.has(index) && !taken.has(index))].sort(
    (a, b) => a.index - b.index,
  );
}

interface BodyStyle {
  size: number;
  bold: boolean;
  capitals: boolean;
}

/** How most of the text is set. */
function bodyStyle(blocks: readonly Block[]): BodyStyle {
  const letters = (some: readonly Block[]) => some.reduce((sum, { passage }) => sum + passage.text.length, 0);
  const all = letters(blocks) || 1;
  const sizes = [...Map.groupBy(blocks, ({ size }) => Math.round(size * 2) / 2)].sort(
    (a, b) => letters(b[1]) - letters(a[1]),
  );
  return {
    size: sizes[0]?.[0] ?? 10,
    bold: letters(blocks.filter(({ bold }) => bold)) > all / 2,
    capitals: letters(blocks.filter(({ passage }) => isCapitals(passage.text))) > all / 2,
  };
}

const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);

function startAt(blocks: readonly Block[], index: number, body: BodyStyle): Start | null {
  const block = blocks[index];
  if (!block) return null;
  const { passage, numbering } = block;
  const from = numbering?.length ?? 0;
  const rest = passage.text.slice(from).trim();
  const isStrong = isSetApart(block, body);
  const isTop = numbering !== null && isChapterStyle(numbering);
  const start = (title: Passage | null, restOf: Passage | null, taken = 1): Start => ({
    index,
    numbering,
    title,
    rest: restOf,
    taken,
    strength: (isStrong ? 1 : 0) + (isTop ? 1 : 0),
  });
  if (block.kind === 'row') return null;
  if (rest === '' && isTop) {
    const next = blocks[index + 1];
    const isTitle = next && next.kind === 'text' && isTitleLike(next.passage.text, next) && !next.numbering;
    return isTitle ? start(next.passage, null, 2) : start(null, null);
  }
  if (isTitleLike(rest, block) && (isStrong || isTop))
    return start(partOf(passage, from, passage.text.length), null);
  const runIn = runInTitle(block, body, isTop);
  if (runIn > from) return start(partOf(passage, from, runIn), partOf(passage, runIn, passage.text.length));
  return null;
}

const isChapterStyle = ({ depth, style }: Numbering): boolean =>
  depth <= 2 && style !== '(1)' && style !== '1)' && style !== 'a)';

const isSetApart = (block: Block, body: BodyStyle): boolean =>
  (block.bold && !body.bold) ||
  block.size > body.size * LARGER ||
  (isCapitals(block.passage.text) && !body.capitals);

export function isTitleLike(text: string, { lines, kind }: Block): boolean {
  const words = text.split(/\s+/);
  return (
    kind === 'text' &&
    lines.length <= 3 &&
    text.length <= MOST_TITLE_LETTERS &&
    words.length <= MOST_TITLE_WORDS &&
    /\p{L}{2}/u.test(text) &&
    !/^\p{Ll}/u.test(text) &&
    !/[,;]$|:\s+\S|[.!?]\s+\p{Lu}|@/u.test(text) &&
    !(words.length > 5 && /\.$/.test(text))
  );
}

/** Where the heading ends that a paragraph begins with; 0 for none. */
function runInTitle({ passage, numbering, lines }: Block, body: BodyStyle, isTop: boolean): number {
  const from = numbering?.length ?? 0;
  const words = lines.flatMap(({ segments }) => segments.flatMap((segment) => segment.words));
  const firstPlain = words.findIndex(({ word }) => !word.bold);
  if (!body.bold && firstPlain > 0 && firstPlain <= MOST_RUN_IN_WORDS + 2) {
    const bold = words
      .slice(0, firstPlain)
      .map(({ word }) => word.text)
      .join(' ');
    if (bold.length > from && /\p{L}{3}/u.test(bold.slice(from)) && passage.text.startsWith(bold))
      return bold.length + 1;
  }
  if (!isTop) return 0;
  const said = passage.text
    .slice(from)
    .match(/^(\p{Lu}[^.:;,–—]{2,60})(?:[.:]|\s[–—-])\s+(?=[\p{Lu}("“„«])/u);
  const isShort = said && (said[1] ?? '').split(/\s+/).length <= MOST_RUN_IN_WORDS;
  return isShort ? from + said[0].length : 0;
}

/** "1. Laptop 2. Mouse": counted titles with nothing under them are a list, unless they are set as headings are. */
function isListItem(start: Start, starts: readonly Start[], blocks: readonly Block[]): boolean {
  if (start.strength !== 1 || start.rest || !start.numbering) return false;
  const { style } = start.numbering;
  const isEmpty = ({ index, taken, rest }: Start) =>
    !rest &&
    starts.some(
      (other) =>
        other.index === index + taken &&
        other.numbering?.style === style &&
        other.numbering.depth === start.numbering?.depth,
    );
  const previous = starts.find(
    (other) => other.index + other.taken === start.index && other.numbering?.style === style,
  );
  const isLast = start.index + start.taken >= blocks.length;
  return isEmpty(start) || (previous !== undefined && isEmpty(previous) && isLast);
}

/**
 * Paragraphs counted 1, 2, 3 through the whole document are its parts also without headings; a list that begins anew
 * under each heading is not.
 */
function chainOf(
  blocks: readonly Block[],
  isStart: ReadonlySet<number>,
  headings: readonly Start[],
): Start[] {
  const counted = blocks.flatMap(({ numbering }, index) =>
    numbering?.depth === 1 && isChapterStyle(numbering) ? [{ numbering, index }] : [],
  );
  const byStyle = Map.groupBy(counted, ({ numbering }) => numbering.style);
  for (const members of byStyle.values()) {
    const chain: typeof members = [];
    for (const member of members) {
      // One of them may have been read wrongly.
      const step = member.numbering.value - (chain.at(-1)?.numbering.value ?? 0);
      if (step === 1 || (step === 2 && chain.length > 0)) chain.push(member);
    }
    const [first, last] = [chain[0], chain.at(-1)];
    if (!first || !last || chain.length < LEAST_CHAIN || chain.length < members.length * 0.7) continue;
    const between = headings.filter(
      ({ index, numbering }) => index > first.index && index < last.index && !numbering,
    );
    if (between.length > chain.length / 4) continue;
    return chain
      .filter(({ index }) => !isStart.has(index))
      .map(({ index, numbering }) => ({
        index,
        numbering,
        title: null,
        rest: bodyOf(blocks[index], numbering),
        taken: 1,
        strength: 1,
      }));
  }
  return [];
}

/** Where most counted paragraphs have no heading, the few that seem to begin with one begin with a short sentence. */
function withoutChanceTitles(
  starts: readonly Start[],
  chained: readonly Start[],
  blocks: readonly Block[],
): Start[] {
  const runIn = starts.filter(({ rest, title, numbering }) => rest && title && numbering);
  if (runIn.length >= chained.length) return [...starts];
  return starts.map((start) =>
    runIn.includes(start) && start.numbering
      ? { ...start, title: null, rest: bodyOf(blocks[start.index], start.numbering) }
      : start,
  );
}

const bodyOf = (block: Block | undefined, { length }: Numbering): Passage | null =>
  block ? partOf(block.passage, length, block.passage.text.length) : null;

export const titleKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
