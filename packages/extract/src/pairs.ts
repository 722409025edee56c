import type { Box, Pair } from '@docglean/contract';
import { type LabelPlace, placesOf, trimmed } from './fields/own/places.ts';
import type { LaidOutPage } from './layout/lines.ts';
import { boxOf, type Segment, type Span, spanText } from './layout/segments.ts';

const LABEL = /^([^:]{2,60}?(?<!\d))\s*:(?!\/\/)/u;
/** Words in capitals need no colon to be a label where something else stands beside them. */
const CAPITALS = /^[^\p{Ll}\d:]{3,40}$/u;
const MOST_ON_LINE = 4;
const MOST_LABEL_WORDS = 8;
/** Heights of a line that a value may stand right of its label. */
const FAR = 25;
/** Heights of a line below a label within which its value begins. */
const LOW = 1.3;

/** Every label, with a colon or in capitals, and the value beside or below it, in reading order. */
export const findPairs = (pages: readonly LaidOutPage[]): Pair[] =>
  pages.flatMap(labelledSpans).map(({ label, value }) => ({
    label: spanText(label),
    value: value.map(spanText).join(' '),
    label_box: boxOf([label]) as Box | null,
    value_box: boxOf(value) as Box | null,
  }));

/** A label and the lines of its value. */
export interface LabelledSpans {
  label: Span;
  value: Span[];
}

/** The pairs of a page, by where they stand. */
export function labelledSpans(page: LaidOutPage): LabelledSpans[] {
  const labels = page.segments.flatMap((segment) => labelIn(segment) ?? inCapitals(segment, page) ?? []);
  const isLabel = new Set(labels.map(({ segment }) => segment));
  const taken = new Set<Segment>();
  return labels.flatMap((label): LabelledSpans[] => {
    const value = valueFor(label, page, isLabel, taken);
    if (!value) return [];
    for (const { segment } of value) taken.add(segment);
    return [{ label: { segment: label.segment, start: label.start, end: label.end }, value }];
  });
}

function labelIn(segment: Segment): LabelPlace | null {
  const match = segment.text.match(LABEL);
  const label = match?.[1]?.trim() ?? '';
  const start = segment.text.indexOf(label);
  const isLabel = /\p{L}{2}/u.test(label) && label.split(/\s+/).length <= MOST_LABEL_WORDS;
  return isLabel ? { segment, start, end: start + label.length } : null;
}

function inCapitals(segment: Segment, page: LaidOutPage): LabelPlace | null {
  const line = page.lines[segment.line]?.segments ?? [];
  const next = line[line.indexOf(segment) + 1];
  const isLabel =
    CAPITALS.test(segment.text) &&
    /\p{L}{2}/u.test(segment.text) &&
    segment.text.split(/\s+/).length <= MOST_LABEL_WORDS &&
    line.length <= MOST_ON_LINE &&
    next !== undefined &&
    !CAPITALS.test(next.text) &&
    !LABEL.test(next.text);
  return isLabel ? { segment, start: 0, end: segment.text.length } : null;
}

function valueFor(
  label: LabelPlace,
  page: LaidOutPage,
  isLabel: ReadonlySet<Segment>,
  taken: ReadonlySet<Segment>,
): Span[] | null {
  const { segment } = label;
  const colon = segment.text.indexOf(':', label.end);
  const inside = colon < 0 ? null : trimmed(segment, colon + 1, segment.text.length);
  const isFree = (one: Segment) => !isLabel.has(one) && !taken.has(one);
  if (inside) return [inside, ...linesBelow(inside.segment, inside, page, isFree)];
  const places = placesOf(label, page);
  const right = places.find(({ where, lines }) => where === 'right' && lines === 'one');
  const beside = right?.spans[0];
  if (right && beside && right.skipped === 0 && right.gap < FAR) {
    if (isFree(beside.segment)) return [beside, ...linesBelow(segment, beside, page, isFree)];
    if (isLabel.has(beside.segment) && right.gap < 2) return null;
  }
  if (colon < 0) return null;
  const below = places.find(
    ({ where, lines, gap, skipped }) => where === 'below' && lines === 'one' && gap < LOW && skipped === 0,
  )?.spans[0];
  if (!below || !isFree(below.segment)) return null;
  return [below, ...linesBelow(segment, below, page, isFree)];
}

const LEADING = 0.6;
const MOST_LINES = 6;

/** The lines that a value runs on over: close below it, starting with it and right of its label's start. */
function linesBelow(
  label: Segment,
  { segment, start }: Span,
  page: LaidOutPage,
  isFree: (one: Segment) => boolean,
): Span[] {
  const lines: Span[] = [];
  const left = segment.words.find((word) => word.end > start)?.left ?? segment.left;
  let last = segment;
  while (lines.length < MOST_LINES) {
    const next = page.segments.find(
      (one) =>
        one.line > last.line &&
        one.top - last.bottom < last.size * LEADING &&
        Math.abs(one.left - left) < last.size * 1.2,
    );
    const beside =
      next &&
      page.lines[next.line]?.segments.some((one) => one.right <= next.left && one.left >= label.left - 2);
    if (!next || beside || !isFree(next)) break;
    lines.push({ segment: next, start: 0, end: next.text.length });
    last = next;
  }
  return lines;
}
