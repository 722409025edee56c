import { trimmed } from '../fields/own/places.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment } from '../layout/segments.ts';
import { type Entry, entryOf, isLabelLike, isValueLike } from './entry.ts';

/** Heights of a line between heads and the row under them. */
const CLOSE = 1.6;

/** A row of heads with a single row of values under it: a table of one row is a form lying down. */
export function headedRows(page: LaidOutPage): Entry[] {
  return page.lines.flatMap((line, index): Entry[] => {
    const below = page.lines[index + 1];
    const after = page.lines[index + 2];
    const height = line.bottom - line.top;
    const heads = line.segments;
    if (!below || heads.length < 2 || below.segments.length < 2) return [];
    if (below.top - line.bottom > height * CLOSE || below.segments.length > heads.length) return [];
    if (!heads.every(({ text }) => isLabelLike(text) && !/\d|:/.test(text))) return [];
    const pairs = below.segments.map((value) => ({ value, head: heads.find((head) => isOver(head, value)) }));
    const hasDigits =
      below.segments.filter(({ text }) => /\d/.test(text)).length * 2 >= below.segments.length;
    const goesOn =
      after !== undefined &&
      after.top - below.bottom < height * CLOSE &&
      after.segments.length >= 2 &&
      after.segments.every((one) => below.segments.some((above) => isOver(above, one)));
    if (goesOn || !hasDigits || pairs.some(({ head }) => !head)) return [];
    return pairs.flatMap(({ value, head }) => {
      const span = trimmed(value, 0, value.text.length);
      return head && span && isValueLike(value.text) ? entryOf(head.text, [span], 'head') : [];
    });
  });
}

const isOver = (head: Segment, value: Segment): boolean =>
  Math.min(head.right, value.right) > Math.max(head.left, value.left) ||
  Math.abs(head.left - value.left) < head.size;
