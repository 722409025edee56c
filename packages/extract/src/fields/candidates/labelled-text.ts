import type { Segment, Span } from '../../layout/segments.ts';
import type { Label } from '../labels.ts';
import type { Reading } from '../reading.ts';
import { type Candidate, candidate } from './candidate.ts';

const LEAST_QUALITY = 0.4;
const LINES_BELOW = 2.4;

/** Free text has no shape to know it by: what stands right of a concept's labels, or else below them. */
export function labelledText(concept: string, reading: Reading): Candidate[] {
  return reading.labels
    .filter((label) => label.concepts.includes(concept) && label.quality >= LEAST_QUALITY)
    .flatMap((label) => {
      const spans = [restOfSegment(label, reading), nextOnLine(label, reading), below(label, reading)];
      return spans.filter((span) => span !== null).map((span) => textCandidate(span, reading));
    });
}

function textCandidate(span: Span, reading: Reading): Candidate {
  const text = span.segment.text.slice(span.start, span.end);
  const isLabel = reading.labels.some(
    (label) => label.span.segment === span.segment && label.span.start === span.start && label.quality > 0.7,
  );
  return candidate('text', text, [span], {
    is_label: isLabel ? 1 : 0,
    wordy: Math.max(0, (text.split(/\s+/).length - 8) / 4),
  });
}

function restOfSegment(label: Label, reading: Reading): Span | null {
  const { segment, end } = label.span;
  const next = reading.labels.find(
    (other) => other.span.segment === segment && other.span.start > end && other.quality > 0.55,
  );
  return trimmed(segment, end, next?.span.start ?? segment.text.length);
}

function nextOnLine(label: Label, reading: Reading): Span | null {
  if (!label.ends) return null;
  const next = pageOf(label, reading)?.lines[label.span.segment.line]?.segments.find(
    (one) => one.left > label.right,
  );
  return next ? trimmed(next, 0, next.text.length) : null;
}

function below(label: Label, reading: Reading): Span | null {
  if (!label.ends) return null;
  const { segment } = label.span;
  const next = pageOf(label, reading)?.segments.find(
    (one) =>
      one.top >= label.bottom - segment.size * 0.3 &&
      one.top - label.bottom < segment.size * LINES_BELOW &&
      (Math.abs(one.left - label.left) < segment.size ||
        Math.abs(one.right - segment.right) < segment.size * 0.5),
  );
  return next ? trimmed(next, 0, next.text.length) : null;
}

const pageOf = (label: Label, { pages }: Reading) =>
  pages.find((page) => page.page === label.span.segment.page);

/** Without the punctuation between label and value; null where nothing is left. */
function trimmed(segment: Segment, from: number, to: number): Span | null {
  const text = segment.text.slice(from, to);
  const start = from + text.length - text.replace(/^[\s:.#)(–-]+/, '').length;
  const end = from + text.replace(/[\s:;,|·]+$/, '').length;
  return end > start ? { segment, start, end } : null;
}
