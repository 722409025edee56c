import { type Span, spanWords } from '../layout/segments.ts';

/** How likely all words of a value were read right (0..1); 1 for text that was not read from pixels. */
export const legibility = (spans: readonly Span[]): number =>
  spans.flatMap(spanWords).reduce((all, { word }) => all * (word.confidence ?? 1), 1);
