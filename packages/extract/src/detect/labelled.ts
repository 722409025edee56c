import { placesOf, trimmed } from '../fields/own/places.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { type Segment, type Span, spanText } from '../layout/segments.ts';
import { labelledSpans } from '../pairs.ts';
import { type Entry, entryOf, isLabelLike, isValueLike } from './entry.ts';
import type { Template } from './template.ts';

const MARK = /[☐☒☑✓✔□■]/u;

/** Labels with a colon or in capitals. */
export function punctuated(page: LaidOutPage): Entry[] {
  return labelledSpans(page).flatMap(({ label, value }) => {
    const text = spanText(label);
    const colon = label.segment.text.slice(label.end).trimStart().startsWith(':');
    const [first] = value;
    // A value that runs on over lines is cut where it stops looking like one.
    const lines = isValueLike(value.map(spanText).join(' ')) || !first ? value : [first];
    const entries = entryOf(text, lines, colon ? 'colon' : 'capitals');
    return entries.filter(
      ({ raw }) => isLabelLike(text) && isValueLike(raw) && (!MARK.test(raw) || raw.length === 1),
    );
  });
}

/** Heights of a line that a value may stand right of its label, and under it. */
const FAR = 25;
const LOW = 1.6;

/** What stands after, right of or under words that samples share, and is itself not shared. */
export function beyondTemplate(page: LaidOutPage, template: Template): Entry[] {
  return page.segments.flatMap((segment): Entry[] => {
    if (template.isShared(segment)) return isLabelLike(segment.text) ? valueBy(segment, page, template) : [];
    const end = template.sharedStart(segment);
    const label = segment.text.slice(0, end);
    const rest = end > 0 ? trimmed(segment, end, segment.text.length) : null;
    if (!rest || !isLabelLike(label) || segment.words.length > MOST_INLINE_WORDS) return [];
    return isValueLike(spanText(rest)) ? entryOf(label, [rest], 'shared') : [];
  });
}

const MOST_INLINE_WORDS = 8;

function valueBy(segment: Segment, page: LaidOutPage, template: Template): Entry[] {
  const end = segment.text.length;
  const places = placesOf({ segment, start: 0, end }, page).filter(
    ({ where, lines, gap, skipped }) =>
      lines === 'one' &&
      skipped === 0 &&
      ((where === 'right' && gap < FAR) || (where === 'below' && gap < LOW)),
  );
  const place = places.find(({ spans: [span] }) => span && !template.isShared(span.segment));
  const shared = places.find(({ spans: [span] }) => span && template.isShared(span.segment));
  // Where the form itself goes on to the right, what stands below belongs to that as well as to this.
  if (!place || (shared?.where === 'right' && shared.gap < 1)) return [];
  if (place.where === 'below' && hasOwnLabel(place.spans, page, template)) return [];
  const text = place.spans.map(spanText).join(' ');
  return isValueLike(text) && !MARK.test(text) ? entryOf(segment.text, place.spans, 'shared') : [];
}

/** Whether the form has a label left of what stands below another one. */
function hasOwnLabel([span]: readonly Span[], page: LaidOutPage, template: Template): boolean {
  const line = span ? (page.lines[span.segment.line]?.segments ?? []) : [];
  const before = line.findLast((one) => span && one.right <= span.segment.left);
  return before !== undefined && template.isShared(before) && isLabelLike(before.text);
}

/** Points within which two things start or end at one edge. */
const EDGE = 3;
const NEIGHBOURS = 3;

/** Lines of a label and a value with no colon between, as they stand below each other in a form. */
export function aligned(page: LaidOutPage): Entry[] {
  const lines = page.lines.map(({ segments }) => sidesOf(segments));
  return lines.flatMap((sides, index) =>
    sides.flatMap(([label, value]): Entry[] => {
      const near = lines
        .slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1)
        .flat()
        .filter(([other]) => other.line !== label.line);
      const stacked = near.some(
        ([otherLabel, otherValue]) =>
          Math.abs(otherLabel.left - label.left) < EDGE &&
          (Math.abs(otherValue.left - value.left) < EDGE || Math.abs(otherValue.right - value.right) < EDGE),
      );
      if (!stacked && !/\d/.test(value.text)) return [];
      const span = trimmed(value, 0, value.text.length);
      return span ? entryOf(label.text, [span], stacked ? 'aligned' : 'stacked') : [];
    }),
  );
}

const MOST_ON_LINE = 4;

/** The segments of a line two by two, where each first can be the label of each second. */
function sidesOf(segments: readonly Segment[]): [Segment, Segment][] {
  if (segments.length % 2 !== 0 || segments.length > MOST_ON_LINE) return [];
  const sides: [Segment, Segment][] = [];
  for (let index = 0; index + 1 < segments.length; index += 2) {
    const [label, value] = [segments[index], segments[index + 1]];
    if (!label || !value || !isShortLabel(label.text)) return [];
    if (isValueLike(value.text) && !MARK.test(value.text)) sides.push([label, value]);
  }
  return sides;
}

const isShortLabel = (text: string): boolean =>
  isLabelLike(text) && !/\d{2}|:|[.,;]$/.test(text) && text.split(/\s+/).length <= 5 && text.length <= 40;

/** A small or bold label with one line under it that is set otherwise: the cells of a form. */
export function stacked(page: LaidOutPage): Entry[] {
  return page.segments.flatMap((segment): Entry[] => {
    if (!isShortLabel(segment.text)) return [];
    const place = placesOf({ segment, start: 0, end: segment.text.length }, page).find(
      ({ where, lines, gap, skipped }) =>
        where === 'below' && lines === 'one' && gap < LOW && skipped === 0,
    );
    const [span] = place?.spans ?? [];
    if (!span || !isValueLike(spanText(span)) || MARK.test(spanText(span))) return [];
    const { segment: value } = span;
    const smaller = segment.size < value.size * 0.9;
    const bolder = segment.bold && !value.bold;
    const sameEdge = Math.abs(segment.left - value.left) < segment.size;
    const isOne = smaller || (bolder && /\d/.test(value.text)) || place?.ruled;
    return sameEdge && isOne && value.words.length <= 6 ? entryOf(segment.text, [span], 'stacked') : [];
  });
}
