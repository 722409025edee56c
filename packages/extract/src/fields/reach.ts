import type { LaidOutPage } from '../layout/lines.ts';
import type { Candidate } from './candidates/candidate.ts';
import type { Label } from './labels.ts';

/** How well a label speaks for a candidate: from its left on the line, or from above in the column; 0..1 each. */
export interface Reach {
  left: number;
  above: number;
}

/** Line heights below a label within which its value may stand, and the sum under the amounts of a small table. */
const LINES_BELOW = 4;
const LINES_OF_AMOUNTS = 9;

export const linesBelow = ({ kind }: Candidate): number =>
  kind === 'amount' ? LINES_OF_AMOUNTS : LINES_BELOW;

export function reachOf(
  label: Label,
  candidate: Candidate,
  page: LaidOutPage,
  labels: readonly Label[],
): Reach {
  const span = candidate.spans[0];
  if (!span || span.segment.page !== page.page) return { left: 0, above: 0 };
  if (span.segment === label.span.segment) return { left: leftInSegment(label, span.start), above: 0 };
  if (span.segment.line === label.span.segment.line)
    return { left: leftOnLine(label, candidate, page, labels), above: 0 };
  return { left: 0, above: aboveInColumn(label, candidate, page, labels) };
}

/** Every word between a label and its value makes it less likely theirs. */
function leftInSegment(label: Label, start: number): number {
  if (start < label.span.end) return 0;
  const between = label.span.segment.text.slice(label.span.end, start);
  const words = between.match(/\p{L}{2,}/gu)?.length ?? 0;
  const numbers = between.match(/\d+/g)?.length ?? 0;
  return label.quality * 0.88 ** words * 0.85 ** numbers;
}

function leftOnLine(label: Label, candidate: Candidate, page: LaidOutPage, labels: readonly Label[]): number {
  if (candidate.left < label.right) return 0;
  const gap = (candidate.left - label.right) / page.page.width;
  const line = label.span.segment.line;
  const parted = labels.some(
    (other) =>
      other !== label &&
      other.span.segment.line === line &&
      other.span.segment !== label.span.segment &&
      other.left > label.right &&
      other.right <= candidate.left &&
      other.quality > 0.6,
  );
  const own = label.ends ? 1 : 0.75;
  return label.quality * own * (parted ? 0.35 : 1) * (1 - 0.4 * Math.min(1, gap));
}

/** What a number and what other text between head and value leave of the reach. */
const IN_COLUMN = 0.95;
const PAST_TEXT = 0.8;

const isNumber = (text: string): boolean => /^[^\p{L}]*\d[^\p{L}]*$/u.test(text);

function aboveInColumn(
  label: Label,
  candidate: Candidate,
  page: LaidOutPage,
  labels: readonly Label[],
): number {
  const size = label.span.segment.size;
  const drop = candidate.top - label.bottom;
  if (drop < -size * 0.3 || drop > size * linesBelow(candidate)) return 0;
  const first = candidate.spans[0]?.segment;
  const overlap = Math.min(label.right, candidate.right) - Math.max(label.left, candidate.left);
  const startsTogether = Math.abs(label.left - (first?.left ?? candidate.left)) < size;
  const endsTogether = Math.abs(label.span.segment.right - candidate.right) < size;
  if (overlap <= 0 && !startsTogether && !endsTogether) return 0;
  const aligned = startsTogether || endsTogether ? 1 : 0.85;
  const between = page.segments.filter(
    (segment) =>
      segment !== first &&
      segment !== label.span.segment &&
      segment.top >= label.bottom - size * 0.3 &&
      segment.bottom <= candidate.top + size * 0.3 &&
      Math.min(segment.right, candidate.right) > Math.max(segment.left, candidate.left),
  );
  const blocked = between.some((segment) =>
    labels.some((other) => other.span.segment === segment && other.quality > 0.6),
  );
  const decay = between.reduce(
    (product, segment) => product * (isNumber(segment.text) ? IN_COLUMN : PAST_TEXT),
    1,
  );
  const own = label.ends ? 1 : 0.25;
  return label.quality * own * aligned * 0.92 * decay * (blocked ? 0.3 : 1);
}
