import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, type Span, spanText } from '../../layout/segments.ts';
import type { Reading } from '../reading.ts';
import type { NamedLabel } from './named-labels.ts';
import { trimmed } from './places.ts';

const BULLET = /^\s*(?:[•·▪◦*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/i;
const MOST_ITEMS = 40;
/** Heights of a line between two items. */
const APART = 1.6;
const LONGEST_ITEM = 160;

/** The points of a list under its heading, each with the lines it runs over; none where no list stands there. */
export function linesUnder(label: NamedLabel, { pages }: Reading): Span[][] {
  const page = pages.find((one) => one.page === label.segment.page);
  if (!page || !isHeading(label)) return [];
  const items: Span[][] = [];
  let bottom = label.segment.bottom;
  for (const line of below(label.segment, page)) {
    if (line.top - bottom > line.size * APART || isNextHeading(line, label.segment)) break;
    bottom = line.bottom;
    const bullet = line.text.match(BULLET)?.[0].length ?? 0;
    const span = trimmed(line, bullet, line.text.length);
    if (!span) continue;
    const goesOn = items.length > 0 && bullet === 0 && isBulleted(items);
    if (goesOn) items.at(-1)?.push(span);
    else items.push([span]);
    if (items.length > MOST_ITEMS) return [];
  }
  const bulleted = isBulleted(items);
  const short = items.every((item) => item.map(spanText).join(' ').length <= LONGEST_ITEM);
  return items.length > 0 && short && (bulleted || items.length > 1) ? items : [];
}

const isBulleted = (items: readonly Span[][]): boolean =>
  items.every(([first]) => first !== undefined && BULLET.test(first.segment.text));

/** Nothing after it but a colon, and it is most of its line. */
const isHeading = ({ segment, start, end }: NamedLabel): boolean =>
  /^[\s:.]*$/.test(segment.text.slice(end)) && start <= 6;

const below = (heading: Segment, page: LaidOutPage): Segment[] =>
  page.segments.filter(
    (one) =>
      one.top >= heading.bottom - heading.size * 0.3 &&
      one.left < heading.right &&
      one.left > heading.left - heading.size * 2 &&
      one.left < heading.left + heading.size * 6,
  );

const isNextHeading = (line: Segment, heading: Segment): boolean =>
  /:\s*$/.test(line.text) ||
  (line.bold && heading.bold) ||
  /^[^\p{Ll}]{4,60}:/u.test(line.text) ||
  (/^[^\p{Ll}]{6,}$/u.test(line.text) && /^[^\p{Ll}]{4,}$/u.test(heading.text));
