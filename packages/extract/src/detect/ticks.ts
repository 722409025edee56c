import type { LaidOutPage } from '../layout/lines.ts';
import { type Segment, type Span, spanText } from '../layout/segments.ts';
import { type Entry, entryOf, isLabelLike } from './entry.ts';

const MARK = /^[☐☒☑✓✔□■]$/u;
/** Heights of a line between a box and its words. */
const NEAR = 4;

/** The words right of each box to tick, with the box as their value: "☒ Express ☐ Fragile" are two. */
export function ticksOf(page: LaidOutPage): Entry[] {
  return page.segments.flatMap((segment) =>
    segment.words.flatMap(({ word, start, end }, index): Entry[] => {
      if (!MARK.test(word.text)) return [];
      const words = wordsAfter(segment, index) ?? nextOnLine(segment, index, page);
      const label = words ? spanText(words).trim() : '';
      return isLabelLike(label) ? entryOf(label, [{ segment, start, end }], 'tick') : [];
    }),
  );
}

function wordsAfter(segment: Segment, index: number): Span | null {
  const next = segment.words.findIndex(({ word }, at) => at > index && MARK.test(word.text));
  const own = segment.words.slice(index + 1, next < 0 ? undefined : next);
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { segment, start: first.start, end: last.end } : null;
}

function nextOnLine(segment: Segment, index: number, page: LaidOutPage): Span | null {
  if (index < segment.words.length - 1) return null;
  const next = page.lines[segment.line]?.segments.find((one) => one.left >= segment.right - 1);
  if (!next || next.left - segment.right > segment.size * NEAR || MARK.test(next.words[0]?.word.text ?? ''))
    return null;
  return { segment: next, start: 0, end: next.text.length };
}
