import { tokens } from '../fields/fold.ts';
import { matchPhrases, type PhraseIndex } from '../fields/lexicon/lexicon.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { type Segment, type Span, spanText, spanWords } from '../layout/segments.ts';

/** The head of a column and how wide it is printed, in points. */
export interface Head {
  /** Concept of the column; `other` for a head of unknown words. */
  concept: string;
  span: Span;
  left: number;
  right: number;
  /** Set where a cell has something else on its first line: "Article no." over "Description". */
  firstLine?: string;
  /** Share of the head's words that say so. */
  cover?: number;
}

export interface Header {
  heads: Head[];
  /** Lines of the page that it takes, from and including the last. */
  from: number;
  to: number;
  /** How much it looks like the header of a table of items. */
  score: number;
}

const NUMERIC = ['amount', 'unit_price', 'quantity'];
const LEAST_SCORE = 2.4;
const TALLEST = 5;
/** What a line more takes from the score of a header. */
const TALL = 0.6;

/** The line (or two, three where heads wrap) with the most heads of columns that a table of items has. */
export function findHeader(page: LaidOutPage, phrases: PhraseIndex, fromLine = 0): Header | null {
  let best: Header | null = null;
  for (let from = fromLine; from < page.lines.length; from++) {
    for (let to = from; to < Math.min(from + TALLEST, page.lines.length); to++) {
      if (to > from && !isTight(page, to)) break;
      const heads = headsOf(
        page.lines.slice(from, to + 1).flatMap((line) => line.segments),
        phrases,
      );
      const score = scoreOf(heads) - (to - from) * TALL;
      if (score > (best?.score ?? LEAST_SCORE)) best = { heads, from, to, score };
    }
    if (best && from > best.to) break;
  }
  return best && withRest(best, page, phrases);
}

/** A header may go on below the lines that say most, with words that only complete its heads ("Net unit" "price"). */
function withRest(header: Header, page: LaidOutPage, phrases: PhraseIndex): Header {
  const next = page.lines[header.to + 1];
  if (!next || next.segments.length < 2 || !isTight(page, header.to + 1)) return header;
  if (next.segments.some(({ text }) => /\d/.test(text))) return header;
  const heads = headsOf(
    page.lines.slice(header.from, header.to + 2).flatMap((line) => line.segments),
    phrases,
  );
  const keepsAll =
    heads.length === header.heads.length &&
    NUMERIC.every((name) => !names(header.heads, name) || names(heads, name));
  return keepsAll ? { ...header, heads, to: header.to + 1 } : header;
}

const names = (heads: readonly Head[], concept: string) => heads.some((head) => head.concept === concept);

function isTight(page: LaidOutPage, index: number): boolean {
  const [above, line] = [page.lines[index - 1], page.lines[index]];
  return (
    above !== undefined && line !== undefined && line.top - above.bottom < (line.bottom - line.top) * 0.8
  );
}

/** One for each known column, once more for what every table of items has; nothing without a column of numbers. */
function scoreOf(heads: readonly Head[]): number {
  const concepts = new Set(heads.map((head) => head.concept));
  concepts.delete('other');
  const numeric = NUMERIC.filter((concept) => concepts.has(concept)).length;
  const own = [...concepts].some((concept) => concept.startsWith('own:'));
  if ((numeric === 0 || concepts.size < 2) && !(own && concepts.size >= 2)) return 0;
  const doubled = heads.filter((head) => head.concept !== 'other').length - concepts.size;
  const vague = heads.filter((head) => head.concept !== 'other' && (head.cover ?? 1) < LEAST_COVER).length;
  const hasDigits = heads.filter((head) => /\d/.test(head.span.segment.text)).length;
  return (
    concepts.size +
    (concepts.has('description') ? 1 : 0) +
    numeric * 0.3 -
    doubled * 0.3 -
    hasDigits * 0.8 -
    vague * 0.5
  );
}

/** Heads left to right; words stacked over one another make one head. */
function headsOf(segments: readonly Segment[], phrases: PhraseIndex): Head[] {
  const heads: Head[] = [];
  for (const stack of stacks(segments.flatMap((segment) => partsOf(segment, phrases)))) {
    const first = stack[0];
    if (!first) continue;
    const { concept, cover } = meaningOf(stack, phrases, heads);
    const firstLine =
      concept === 'sku' || concept === 'description' ? firstLineOf(stack, phrases) : undefined;
    heads.push({
      concept: firstLine ? 'description' : concept,
      cover,
      span: first.span,
      left: Math.min(...stack.map((part) => part.left)),
      right: Math.max(...stack.map((part) => part.right)),
      ...(firstLine && { firstLine }),
    });
  }
  return clearestPrice(widestDescription(amountLast(heads.sort((a, b) => a.left - b.left))));
}

const LEAST_COVER = 0.34;

/** What most of a head's words say, or what a long head opens or ends with ("Description, brand, batch", "Agreed or sent qty"). */
function meaningOf(
  stack: readonly Part[],
  phrases: PhraseIndex,
  heads: readonly Head[],
): { concept: string; cover: number } {
  const words = tokens(stack.map(textOf).join(' '));
  const matches = matchPhrases(phrases, words).sort((a, b) => b.to - b.from - (a.to - a.from));
  const [longest] = matches;
  const cover = longest ? (longest.to - longest.from) / words.length : 0;
  if (longest && cover >= LEAST_COVER) return { concept: prefer(longest.concepts, heads) ?? 'other', cover };
  const price = matches.some(({ concepts }) => concepts.includes('unit_price'));
  const edge = matches.find(
    ({ concepts, from, to }) =>
      (from === 0 && concepts.includes('description')) ||
      (to === words.length && concepts.includes('quantity') && !price),
  );
  return { concept: (edge && prefer(edge.concepts, heads)) ?? 'other', cover };
}

/** `sku` where the lines of a head say first that, then description. */
function firstLineOf(stack: readonly Part[], phrases: PhraseIndex): string | undefined {
  const said = stack.map((part) =>
    matchPhrases(phrases, tokens(textOf(part))).flatMap(({ concepts }) => concepts),
  );
  const [first = [], ...rest] = said;
  const isNumber = first.includes('sku') && !first.includes('description');
  return isNumber && rest.some((concepts) => concepts.includes('description')) ? 'sku' : undefined;
}

const textOf = ({ span }: Part): string => spanText(span);

/** Of several prices, before and after rebates, the one whose head says it most clearly, else the last. */
function clearestPrice(heads: Head[]): Head[] {
  const prices = heads.filter((head) => head.concept === 'unit_price');
  const best = prices.toSorted((a, b) => (b.cover ?? 0) - (a.cover ?? 0) || b.left - a.left)[0];
  return heads.map((head) =>
    head.concept === 'unit_price' && head !== best ? { ...head, concept: 'other' } : head,
  );
}

/** A word may name two columns ("Total", "Ref"): the one that is not there yet. */
const prefer = (concepts: readonly string[], heads: readonly Head[]): string | undefined =>
  concepts.find((concept) => !heads.some((head) => head.concept === concept)) ?? concepts[0];

/** Of two heads that say amount the last is the line's amount, unless it includes tax; a first may be the price. */
function amountLast(heads: Head[]): Head[] {
  const amounts = heads.filter((head) => head.concept === 'amount');
  const hasPrice = heads.some((head) => head.concept === 'unit_price');
  return heads.map((head) => {
    if (head.concept !== 'amount' || head === amounts.at(-1)) return head;
    return { ...head, concept: hasPrice ? 'other' : 'unit_price' };
  });
}

/** "Item" and "Product": the head with more room to its right has the text, the other one numbers the rows. */
function widestDescription(heads: Head[]): Head[] {
  const room = (head: Head) => (heads[heads.indexOf(head) + 1]?.left ?? head.right) - head.left;
  const named = heads.filter((head) => head.concept === 'description');
  const widest = named.toSorted((a, b) => room(b) - room(a))[0];
  return heads.map((head) =>
    named.includes(head) && head !== widest ? { ...head, concept: 'position' } : head,
  );
}

interface Part {
  span: Span;
  left: number;
  right: number;
}

/** Gap, in heights of the text, that parts two heads; the space between two words is narrower. */
const HEAD_GAP = 0.38;

/** A segment is one head, or several where a known phrase begins after a gap or phrases fill it ("Qty Price"). */
function partsOf(segment: Segment, phrases: PhraseIndex): Part[] {
  const text = tokens(segment.text);
  const matches = matchPhrases(phrases, text);
  const filled = matches.reduce((sum, match) => sum + match.to - match.from, 0) === text.length;
  const starts = matches
    .filter((match) => match.from > 0)
    .filter(
      (match) =>
        (filled && !match.concepts.includes('tax_rate')) ||
        gapBefore(segment, text[match.from]?.start ?? 0) > HEAD_GAP,
    )
    .map((match) => text[match.from]?.start ?? 0);
  return [0, ...starts].map((start, index) => {
    const span = { segment, start, end: starts[index] ?? segment.text.length };
    const words = spanWords(span);
    return { span, left: words[0]?.left ?? segment.left, right: words.at(-1)?.right ?? segment.right };
  });
}

function gapBefore(segment: Segment, start: number): number {
  const index = segment.words.findIndex((word) => word.start >= start);
  const [last, next] = [segment.words[index - 1], segment.words[index]];
  return last && next ? (next.left - last.right) / segment.size : 0;
}

function stacks(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const stack = found.find((candidate) =>
      candidate.some(
        (other) =>
          other.span.segment.line !== part.span.segment.line &&
          Math.min(other.right, part.right) - Math.max(other.left, part.left) > 0,
      ),
    );
    if (stack) stack.push(part);
    else found.push([part]);
  }
  return found;
}
