import type { Box } from '@docglean/contract';
import { boxOf, type Segment, type Span } from '../layout/segments.ts';

/** A stretch of a segment and where its text begins in that of the passage. */
interface Piece extends Span {
  at: number;
}

/** Running text made of segments of one or several lines, which knows where each letter stands. */
export interface Passage {
  text: string;
  pieces: Piece[];
}

const HYPHENATED = /\p{Ll}[-\u00ad]$/u;
const GOES_ON = /^\p{Ll}/u;

/** Segments in reading order as one text; a word that was parted at the end of a line is whole again. */
export function passageOf(spans: readonly Span[]): Passage {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  let last: Segment | undefined;
  for (const span of spans) {
    const { segment, start, end } = span;
    const own = segment.text.slice(start, end);
    const before = texts.at(-1) ?? '';
    const isParted = last && last.line !== segment.line && HYPHENATED.test(before) && GOES_ON.test(own);
    const previous = pieces.at(-1);
    if (isParted && previous) {
      texts[texts.length - 1] = before.slice(0, -1);
      previous.end -= 1;
      length -= 1;
    } else if (length > 0) {
      texts.push(' ');
      length += 1;
    }
    pieces.push({ segment, start, end, at: length });
    texts.push(own);
    length += own.length;
    last = segment;
  }
  return { text: texts.join(''), pieces };
}

/** What of the passage stands from `start` to `end`, as stretches of its segments. */
function spansAt({ pieces }: Passage, start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let index = pieceAt(pieces, start); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= end) break;
    const { segment, start: from, end: to, at } = piece;
    const span = { segment, start: from + Math.max(0, start - at), end: Math.min(to, from + end - at) };
    if (span.end > span.start) spans.push(span);
  }
  return spans;
}

/** The last piece that begins at or before a place. */
function pieceAt(pieces: readonly Piece[], place: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** A part of a passage as a passage of its own. */
export const partOf = (passage: Passage, start: number, end: number): Passage =>
  passageOf(spansAt(passage, start, end));

/** The places of a stretch, one box for each page it is on; none where the reader does not know places. */
export function boxesAt(passage: Passage, start = 0, end = passage.text.length): Box[] {
  const byPage = Map.groupBy(spansAt(passage, start, end), ({ segment }) => segment.page);
  return [...byPage.values()].flatMap((spans) => boxOf(spans) ?? []);
}
