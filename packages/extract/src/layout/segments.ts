import { around, asDisplayed, type Page, type Rect, type Word } from '../page.ts';

/** A word with its edges in points and its place in the text of its segment. */
export interface PlacedWord {
  word: Word;
  start: number;
  end: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Words of one line with no wider gap between them: a cell, a label, a line of a paragraph. Edges in points. */
export interface Segment {
  page: Page;
  /** Number of its line on the page, from the top. */
  line: number;
  words: PlacedWord[];
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
  bold: boolean;
}

/** A stretch of a segment's text. */
export interface Span {
  segment: Segment;
  start: number;
  end: number;
}

export const wholeSpan = (segment: Segment): Span => ({ segment, start: 0, end: segment.text.length });

export const spanText = (span: Span): string => span.segment.text.slice(span.start, span.end);

export function spanWords({ segment, start, end }: Span): PlacedWord[] {
  return segment.words.filter((word) => word.start < end && word.end > start);
}

export const overlaps = (a: Span, b: Span): boolean =>
  a.segment === b.segment && a.start < b.end && b.start < a.end;

/** The box around the words on the page as displayed; null where the reader does not know places. */
export function boxOf(spans: readonly Span[]): (Rect & { page: number }) | null {
  const page = spans[0]?.segment.page;
  if (!page?.placed) return null;
  const boxes = spans
    .filter((span) => span.segment.page === page)
    .flatMap((span) => spanWords(span).map(({ word }) => asDisplayed(page, word.box)));
  return boxes.length > 0 ? { page: page.number, ...rounded(around(boxes)) } : null;
}

/** To a tenth of a thousandth of the page: less than a hair on paper. */
export const rounded = ({ x, y, width, height }: Rect): Rect => {
  const round = (fraction: number) => Math.round(fraction * 10_000) / 10_000;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
};

export function segmentOf(page: Page, line: number, words: readonly Word[]): Segment {
  const placed: PlacedWord[] = [];
  let text = '';
  for (const word of words) {
    if (text !== '') text += ' ';
    const start = text.length;
    text += word.text;
    placed.push({
      word,
      start,
      end: text.length,
      left: word.box.x * page.width,
      right: (word.box.x + word.box.width) * page.width,
      top: word.box.y * page.height,
      bottom: (word.box.y + word.box.height) * page.height,
    });
  }
  return {
    page,
    line,
    words: placed,
    text,
    left: Math.min(...placed.map((word) => word.left)),
    right: Math.max(...placed.map((word) => word.right)),
    top: Math.min(...placed.map((word) => word.top)),
    bottom: Math.max(...placed.map((word) => word.bottom)),
    size: Math.max(...words.map((word) => word.fontSize ?? 0)) || 10,
    bold: words.every((word) => word.bold === true),
  };
}
