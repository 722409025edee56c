import { blocksOf } from '../fields/parties/blocks.ts';
import { lettersOf, textLikeness } from '../fields/values/same-value.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { type Segment, type Span, spanText, wholeSpan } from '../layout/segments.ts';

const MOST_LINES = 8;

/** Where a text stands: in one segment, or over several lines of a block. Each place is its spans, line by line. */
export function findText(text: string, pages: readonly LaidOutPage[]): Span[][] {
  const wanted = lettersOf(text);
  if (wanted === '') return [];
  return pages.flatMap((page) => {
    const inOne = page.segments.flatMap((segment) => spanOf(segment, wanted) ?? []).map((span) => [span]);
    return inOne.length > 0 ? inOne : blocksOf(page).flatMap((block) => linesWith(block, wanted));
  });
}

/** Likeness from which a text that was read from pixels is the wanted one. */
const MISREAD = 0.75;

/** Where a misread text stands: the run of lines most like it, one place or none. */
export function findMisread(text: string, pages: readonly LaidOutPage[]): Span[][] {
  let best: { spans: Span[]; like: number } = { spans: [], like: MISREAD };
  for (const page of pages.filter(({ page: { source } }) => source === 'ocr')) {
    for (const block of blocksOf(page)) {
      for (const from of block.keys()) {
        for (let count = 1; count <= MOST_LINES && from + count <= block.length; count++) {
          const spans = block.slice(from, from + count).map(wholeSpan);
          const like = textLikeness(text, textOf(spans));
          if (like > best.like) best = { spans, like };
        }
      }
    }
  }
  return best.spans.length > 0 ? [best.spans] : [];
}

/** The stretch of a segment with exactly these letters, at the borders of words. */
function spanOf(segment: Segment, wanted: string): Span | null {
  for (const [from, first] of segment.words.entries()) {
    let letters = '';
    for (const last of segment.words.slice(from)) {
      letters += lettersOf(last.word.text);
      if (letters === wanted) return { segment, start: first.start, end: last.end };
      if (letters.length >= wanted.length) break;
    }
  }
  return null;
}

function linesWith(block: readonly Segment[], wanted: string): Span[][] {
  return block.flatMap((_, from) => {
    let letters = '';
    for (let count = 1; count <= MOST_LINES && from + count <= block.length; count++) {
      letters += lettersOf(block[from + count - 1]?.text ?? '');
      if (letters === wanted && count > 1) return [block.slice(from, from + count).map(wholeSpan)];
      if (!wanted.startsWith(letters)) break;
    }
    return [];
  });
}

export const textOf = (spans: readonly Span[]): string =>
  spans.map((span) => spanText(span).trim()).join(', ');
