import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, type Span, spanText } from '../../layout/segments.ts';
import { type Candidate, candidate } from '../candidates/candidate.ts';
import type { NamedLabel } from './named-labels.ts';
import { isSameType, placesOf } from './places.ts';

/** Forms ask for the street in one cell and for the town in the next below: together they are the address. */
export function splitAddress(
  label: NamedLabel,
  page: LaidOutPage,
  shared: Record<string, number>,
): Candidate[] {
  const { segment } = label;
  if (!/street|stra(?:ss|ß)e|rue\b|calle/i.test(segment.text)) return [];
  const first = firstBelow(segment, page);
  const town = page.segments.find(
    (one) =>
      one.top > segment.bottom &&
      one.top - segment.bottom < segment.size * TOWN_BELOW &&
      Math.abs(one.left - segment.left) < segment.size &&
      isSameType(one, segment) &&
      /\b(?:city|town|ort|ville|ciudad|localidad)\b/i.test(one.text),
  );
  const second = town && firstBelow(town, page);
  if (!first || !second || first.segment === town || first.segment === second.segment) return [];
  const spans = [first, second];
  return [
    candidate('text', spans.map(spanText).join(' '), spans, { ...shared, is_below: 1, split_address: 1 }),
  ];
}

const TOWN_BELOW = 7;

const firstBelow = (segment: Segment, page: LaidOutPage): Span | undefined =>
  placesOf({ segment, start: 0, end: segment.text.length }, page).find(
    ({ where, lines, goesOn }) => where === 'below' && lines === 'one' && !goesOn,
  )?.spans[0];
