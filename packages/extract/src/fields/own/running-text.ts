import type { LaidOutPage } from '../../layout/lines.ts';
import type { Segment, Span } from '../../layout/segments.ts';

/** A document as one line of text that knows where each letter stands. */
export interface RunningText {
  text: string;
  spansAt(start: number, end: number): Span[];
}

export function runningText(pages: readonly LaidOutPage[]): RunningText {
  const starts: { at: number; segment: Segment }[] = [];
  let text = '';
  for (const segment of pages.flatMap(({ segments }) => segments)) {
    starts.push({ at: text.length, segment });
    text += `${segment.text} `;
  }
  return {
    text,
    spansAt: (from, to) =>
      starts
        .slice(
          Math.max(
            0,
            starts.findLastIndex(({ at }) => at <= from),
          ),
        )
        .filter(({ at }) => at < to)
        .map(({ at, segment }) => ({
          segment,
          start: Math.max(0, from - at),
          end: Math.min(segment.text.length, to - at),
        }))
        .filter(({ start, end }) => end > start),
  };
}
