import type { Page, Rule } from '../../page.ts';

/** A drawn line: `at` across its direction, from and to along it. In points. */
export interface Stroke {
  at: number;
  from: number;
  to: number;
}

export interface Strokes {
  horizontal: Stroke[];
  vertical: Stroke[];
}

/** Points by which the ends and places of lines that belong together may miss each other. */
export const TOUCH = 4;
/** Points across which pieces of a line still lie on one line. */
const COLLINEAR = 1.5;
/** Of a scan's lines: how steep a straight one may run. */
const SLANT = 0.02;
/** More lines than any table has: a drawing or a hatched map. */
const MOST_STROKES = 3000;

/** The lines that rules make on a page, pieces of one line joined. None for a page that is a drawing. */
export function strokesOf(rules: readonly Rule[], { width, height }: Page): Strokes {
  const horizontal: Stroke[] = [];
  const vertical: Stroke[] = [];
  for (const rule of rules) {
    const [left, right] = ascending(rule.x0 * width, rule.x1 * width);
    const [top, bottom] = ascending(rule.y0 * height, rule.y1 * height);
    if (bottom - top <= (right - left) * SLANT)
      horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
    else if (right - left <= (bottom - top) * SLANT)
      vertical.push({ at: (left + right) / 2, from: top, to: bottom });
  }
  const joined = { horizontal: joinCollinear(horizontal), vertical: joinCollinear(vertical) };
  const count = joined.horizontal.length + joined.vertical.length;
  return count > MOST_STROKES ? { horizontal: [], vertical: [] } : joined;
}

const ascending = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);

function joinCollinear(strokes: Stroke[]): Stroke[] {
  const levels: Stroke[][] = [];
  for (const stroke of strokes.sort((a, b) => a.at - b.at)) {
    const level = levels.at(-1);
    if (level?.[0] && stroke.at - level[0].at <= COLLINEAR) level.push(stroke);
    else levels.push([stroke]);
  }
  return levels.flatMap(joinLevel);
}

function joinLevel(level: Stroke[]): Stroke[] {
  const joined: Stroke[] = [];
  for (const stroke of level.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && stroke.from <= last.to + TOUCH) last.to = Math.max(last.to, stroke.to);
    else joined.push({ ...stroke });
  }
  return joined;
}

/** Places along an axis, those nearer to each other than `within` taken as one. */
export function clustered(places: readonly number[], within: number): number[] {
  const groups: number[][] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && place - group[0] < within) group.push(place);
    else groups.push([place]);
  }
  return groups.map((group) => group.reduce((sum, place) => sum + place, 0) / group.length);
}
