import type { Answer } from '../fields/answer.ts';
import { type Candidate, candidate } from '../fields/candidates/candidate.ts';
import { blocksOf } from '../fields/parties/blocks.ts';
import { textLikeness } from '../fields/values/same-value.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { type Segment, type Span, wholeSpan } from '../layout/segments.ts';
import { layoutWords, likeness } from './layout-words.ts';
import type { LayoutMemory, RememberedField } from './memory.ts';
import { agreement, constantPart, type Place, placeOf } from './place.ts';
import { textOf } from './text-lines.ts';

/** What memory has to say about a document of a layout that was reviewed before. */
export interface Recall {
  /** Texts that stand where the field's value stood; typed values are candidates anyway. */
  textsFor(name: string): Candidate[];
  /** How well a candidate stands where the field's value stood (0..1); 0 for a field that is not remembered. */
  agreement(name: string, candidate: Candidate): number;
  /** The same candidate with the text as it was reviewed, where it is that text misread. */
  corrected(name: string, candidate: Candidate): Candidate;
  /** The value of a field that is the same on all documents of the layout, printed or not. */
  constant(name: string): Answer | null;
}

/** Share of words that documents of one layout have in common at least; those of two seldom share a third. */
const SAME_LAYOUT = 0.4;
const CONSTANT_SCORE = 3;

/** Recalls the layout most like this document's, if any is like it. */
export function recallLayout(
  memories: readonly LayoutMemory[],
  pages: readonly LaidOutPage[],
): Recall | null {
  const words = memories.length > 0 ? layoutWords(pages) : [];
  const [best] = memories
    .map((memory) => ({ memory, like: likeness(memory.words, words) }))
    .sort((a, b) => b.like - a.like);
  if (!best || best.like < SAME_LAYOUT) return null;
  const fields = new Map(best.memory.fields.map((field) => [field.name, field]));
  return {
    textsFor: (name) => textsAt(fields.get(name), pages),
    agreement: (name, { spans: [first] }) => {
      const places = fields.get(name)?.places ?? [];
      if (!first || places.length === 0) return 0;
      const own = placeOf(first, pages);
      return Math.max(...places.map((place) => agreement(place, own)));
    },
    corrected: (name, found) => {
      const text = fields.get(name)?.text;
      const isMisread = found.kind === 'text' && text !== undefined && isSameText(String(found.value), text);
      return isMisread ? { ...found, value: text } : found;
    },
    constant: (name) => {
      const value = fields.get(name)?.constant;
      if (value === undefined) return null;
      const nowhere = { left: 0, right: 0, top: 0, bottom: 0 };
      return {
        candidate: { kind: 'text', value, raw: String(value), spans: [], traits: {}, ...nowhere },
        score: CONSTANT_SCORE,
        source: 'memory',
      };
    },
  };
}

function textsAt(remembered: RememberedField | undefined, pages: readonly LaidOutPage[]): Candidate[] {
  if (!remembered) return [];
  return remembered.places.flatMap((place) => {
    const page = place.page < 0 ? pages.at(-1) : pages[place.page - 1];
    const spans = page?.segments.flatMap((segment) => spanBetween(segment, place) ?? []) ?? [];
    if (!page || remembered.lines === 1)
      return spans.map((span) => candidate('text', textOf([span]), [span]));
    const blocks = blocksOf(page);
    return spans.map((span) => {
      const block = blocks.find((one) => one.includes(span.segment)) ?? [span.segment];
      const from = block.indexOf(span.segment);
      const all = [span, ...block.slice(from + 1, from + remembered.lines).map(wholeSpan)];
      return candidate('text', textOf(all), all);
    });
  });
}

/** Likeness from which a text is the remembered one, misread or set a little differently. */
const SAME_TEXT = 0.75;

/** A branch has its sender's name and another house number: the digits have to be the same. */
const isSameText = (found: string, remembered: string): boolean =>
  found.replace(/\D/g, '') === remembered.replace(/\D/g, '') && textLikeness(found, remembered) >= SAME_TEXT;

/** What stands in a segment behind the text before the value and before the text behind it. */
function spanBetween(segment: Segment, { before, behind }: Place): Span | null {
  const { words, text } = segment;
  for (const first of words) {
    if (constantPart(text.slice(0, first.start)) !== before) continue;
    const last = words.findLast(
      (word) => word.end > first.start && constantPart(text.slice(word.end)) === behind,
    );
    if (last) return { segment, start: first.start, end: last.end };
  }
  return null;
}
