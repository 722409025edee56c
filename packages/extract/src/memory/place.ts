import { fold } from '../fields/fold.ts';
import type { LaidOutPage } from '../layout/lines.ts';
import type { Segment, Span } from '../layout/segments.ts';

/** Where a value stood, by what stood around it: texts without their digits, places in widths of the page. */
export interface Place {
  /** Of the first pages counted from 1, of the last one -1. */
  page: number;
  /** What comes before and behind the value in its segment. */
  before: string;
  behind: string;
  /** The segment to its left on the line, and the one over it. */
  left: string;
  above: string;
  x: number;
  y: number;
}

export function placeOf({ segment, start, end }: Span, pages: readonly LaidOutPage[]): Place {
  const index = pages.findIndex(({ page }) => page === segment.page);
  const page = pages[index];
  const word = segment.words.find((one) => one.end > start) ?? segment.words[0];
  return {
    page: index > 0 && index === pages.length - 1 ? -1 : index + 1,
    before: constantPart(segment.text.slice(0, start)),
    behind: constantPart(segment.text.slice(end)),
    left: constantPart(leftOf(segment, page)?.text ?? ''),
    above: constantPart(aboveOf(segment, page)?.text ?? ''),
    x: (word?.left ?? segment.left) / segment.page.width,
    y: segment.top / segment.page.width,
  };
}

/** Weights of what may agree; a value whose neighbours all agree reaches 1. */
const OWN_SEGMENT = 0.45;
const LEFT = 0.3;
const ABOVE = 0.2;
const SAME_COLUMN = 0.15;
const SAME_HEIGHT = 0.25;
/** Widths of the page within which a column or a line counts as the same. */
const NEAR = 0.02;

/** How well a place agrees with a remembered one (0..1). */
export function agreement(remembered: Place, place: Place): number {
  if (remembered.page !== place.page) return 0;
  const words = (part: 'before' | 'behind' | 'left' | 'above', weight: number) =>
    remembered[part] === place[part] ? (remembered[part] === '' ? weight * 0.3 : weight) : -weight * 0.5;
  const score =
    words('before', OWN_SEGMENT) +
    words('behind', OWN_SEGMENT * 0.3) +
    words('left', LEFT) +
    words('above', ABOVE) +
    (Math.abs(remembered.x - place.x) < NEAR ? SAME_COLUMN : 0) +
    (Math.abs(remembered.y - place.y) < NEAR ? SAME_HEIGHT : 0);
  return Math.max(0, Math.min(1, score));
}

/** A text as it is on every document of a layout: every number is 0. */
export const constantPart = (text: string): string =>
  fold(text).replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();

function leftOf(segment: Segment, page: LaidOutPage | undefined): Segment | undefined {
  return page?.lines[segment.line]?.segments.findLast((other) => other.right <= segment.left);
}

function aboveOf(segment: Segment, page: LaidOutPage | undefined): Segment | undefined {
  return page?.segments.findLast(
    (other) =>
      other.bottom <= segment.top + segment.size * 0.3 &&
      other.line < segment.line &&
      segment.top - other.bottom < segment.size * 4 &&
      other.left < segment.right &&
      segment.left < other.right,
  );
}
