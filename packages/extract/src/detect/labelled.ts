import { placesOf, trimmed } from '../fields/own/places.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import { type PlacedWord, type Segment, type Span, spanText } from '../layout/segments.ts';
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
    const parts = first ? partsOf(first) : [];
    // A value that runs on over lines is cut where it stops looking like one.
    const runsOn = parts.length === 1 && isValueLike(value.map(spanText).join(' '));
    const lines = runsOn || !first ? value : parts.slice(0, 1).map(({ value: part }) => part);
    const entries = [
      ...(isLabelLike(text) ? entryOf(text, lines, colon ? 'colon' : 'capitals') : []),
      ...parts.slice(1).flatMap((part) => entryOf(part.label, [part.value], 'colon')),
    ];
    return entries.filter(({ raw }) => isValueLike(raw) && (!MARK.test(raw) || raw.length === 1));
  });
}

/** A value in which other labels follow, "Masonry Year built: 1971": each label begins after the widest gap before its colon. */
function partsOf({ segment, start, end }: Span): { label: string; value: Span }[] {
  const words = segment.words.filter((word) => word.start >= start && word.end <= end);
  const parts: { label: string; value: Span }[] = [];
  let label = '';
  let from = 0;
  for (const [index, { word }] of words.entries()) {
    if (!/\p{L}:$/u.test(word.text) || index === from || index === words.length - 1) continue;
    const cut = widestGap(words.slice(from, index + 1)) + from;
    const [first, last, labelFirst] = [words[from], words[cut - 1], words[cut]];
    if (!first || !last || !labelFirst || cut === from) continue;
    parts.push({ label, value: { segment, start: first.start, end: last.end } });
    label = segment.text.slice(labelFirst.start, words[index]?.end).replace(/:$/, '');
    from = index + 1;
  }
  const rest = words[from];
  return rest ? [...parts, { label, value: { segment, start: rest.start, end } }] : parts;
}

/** Number of the word after the widest gap; of equal gaps the last that leaves the label two words. */
function widestGap(words: readonly PlacedWord[]): number {
  let [widest, at] = [Number.NEGATIVE_INFINITY, 0];
  for (let index = 1; index < words.length; index++) {
    const gap = (words[index]?.left ?? 0) - (words[index - 1]?.right ?? 0);
    const isWider = gap > widest * 1.2 || (gap > widest * 0.83 && index <= words.length - 2);
    if (widest === Number.NEGATIVE_INFINITY || isWider) [widest, at] = [gap, index];
  }
  return at;
}

/** Heights of a line that a value may stand right of its label, and under it. */
const FAR = 25;
const LOW = 1.6;

/** What stands after, right of or under words that samples share, and is itself not shared. */
export function beyondTemplate(page: LaidOutPage, template: Template): Entry[] {
  return page.segments.flatMap((segment): Entry[] => {
    if (template.isShared(segment)) return isFormText(segment.text) ? valueBy(segment, page, template) : [];
    const end = template.sharedStart(segment);
    const label = segment.text.slice(0, end);
    const rest = end > 0 ? trimmed(segment, end, segment.text.length) : null;
    if (!rest || !isLabelLike(label) || segment.words.length > MOST_INLINE_WORDS) return [];
    return isValueLike(spanText(rest)) ? entryOf(label, [rest], 'shared') : [];
  });
}

const HOLDS_LABEL = /^[^:\d]{2,40}:\s/u;
const MOST_INLINE_WORDS = 8;
const MOST_FORM_WORDS = 24;

/** What a form prints over a box may be long: its first words are the label. */
const isFormText = (text: string): boolean =>
  isLabelLike(firstSentence(text)) && text.split(/\s+/).length <= MOST_FORM_WORDS;

const firstSentence = (text: string): string => text.replace(/(?<=\p{L}{3})[.!?]\s.*$|\s\(.*$/u, '');

function valueBy(segment: Segment, page: LaidOutPage, template: Template): Entry[] {
  const end = segment.text.length;
  const places = placesOf({ segment, start: 0, end }, page).filter(
    ({ where, lines, gap, skipped }) =>
      lines === 'one' &&
      skipped === 0 &&
      ((where === 'right' && gap < FAR) || (where === 'below' && gap < LOW)),
  );
  const place = places.find(
    ({ spans: [span], where }) =>
      span &&
      !template.isShared(span.segment) &&
      !(where === 'right' && isOtherCell(segment, span.segment, page)),
  );
  const shared = places.find(({ spans: [span] }) => span && template.isShared(span.segment));
  // Where the form itself goes on to the right, what stands below belongs to that as well as to this.
  if (!place || (shared?.where === 'right' && shared.gap < 1)) return [];
  if (place.where === 'below' && hasOwnLabel(place.spans, page, template)) return [];
  const text = place.spans.map(spanText).join(' ');
  if (HOLDS_LABEL.test(text)) return [];
  return isValueLike(text) && !MARK.test(text)
    ? entryOf(firstSentence(segment.text), place.spans, 'shared')
    : [];
}

/** Heights of a line of a cell that holds a label and its value both. */
const TALL = 2.2;

/** Whether a wall stands between a label and what is right of it, and the label's own cell has room for a value. */
function isOtherCell(label: Segment, value: Segment, { page }: LaidOutPage): boolean {
  const y = (label.top + label.bottom) / 2 / page.height;
  const hasWall = page.rules.some(
    ({ x0, x1, y0, y1 }) =>
      x0 === x1 &&
      y0 <= y &&
      y1 >= y &&
      x0 * page.width > label.right - 1 &&
      x0 * page.width < value.left + 1,
  );
  if (!hasWall) return false;
  const x = (label.left + 1) / page.width;
  const floor = page.rules
    .filter(({ x0, x1, y0, y1 }) => y0 === y1 && y0 > y && x0 <= x && x1 >= x)
    .reduce((nearest, { y0 }) => Math.min(nearest, y0), 1);
  return floor * page.height - label.top > label.size * TALL;
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
  isLabelLike(text) &&
  /\p{L}{3}/u.test(text) &&
  !/\d{2}|:|[.,;]$/.test(text) &&
  text.split(/\s+/).length <= 5 &&
  text.length <= 40;

/** A number, date, amount or code, and no words. */
const TYPED = /^(?=\D*\d)[\p{Lu}\d\s.,:/€$£%#*()+-]{1,30}$/u;

/** A small or bold label with one line under it that is set otherwise: the cells of a form. */
export function stacked(page: LaidOutPage): Entry[] {
  return page.segments.flatMap((segment): Entry[] => {
    if (!isShortLabel(segment.text)) return [];
    const place = placesOf({ segment, start: 0, end: segment.text.length }, page).find(
      ({ where, lines, gap, skipped }) => where === 'below' && lines === 'one' && gap < LOW && skipped === 0,
    );
    const [span] = place?.spans ?? [];
    if (!span || !isValueLike(spanText(span)) || MARK.test(spanText(span))) return [];
    const { segment: value } = span;
    const smaller = segment.size < value.size * 0.9;
    const bolder = segment.bold && !value.bold;
    const sameEdge = Math.abs(segment.left - value.left) < segment.size;
    const isOne = smaller || ((bolder || place?.ruled) && TYPED.test(value.text));
    return sameEdge && isOne && value.words.length <= 6 ? entryOf(segment.text, [span], 'stacked') : [];
  });
}
