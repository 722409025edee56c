import type { Line } from '../layout/lines.ts';
import type { PlacedWord, Segment, Span } from '../layout/segments.ts';
import type { Head } from './headers.ts';

/** Column's index → what stands in it on one line. */
export type Cells = Map<number, Span[]>;

/** Puts every piece of a line under the head it belongs to. */
export function cellsOf(line: Line, heads: readonly Head[]): Cells {
  const cells: Cells = new Map();
  for (const segment of line.segments) {
    for (const { column, span } of placed(segment, heads)) {
      const cell = cells.get(column);
      if (cell) cell.push(span);
      else cells.set(column, [span]);
    }
  }
  return cells;
}

interface Placed {
  column: number;
  span: Span;
}

/** A segment goes into one column as a whole unless it reaches under a second head: then word by word. */
function placed(segment: Segment, heads: readonly Head[]): Placed[] {
  const under = heads.flatMap((head, index) => (overlap(segment, head) > 0 ? [index] : []));
  const whole = { segment, start: 0, end: segment.text.length };
  if (under.length < 2 || isText(segment, heads, under))
    return [{ column: columnOf(segment, heads), span: whole }];
  const pieces: Placed[] = [];
  for (const word of segment.words) {
    const column = columnOf(word, heads);
    const last = pieces.at(-1);
    if (last && column <= last.column) last.span.end = word.end;
    else pieces.push({ column, span: { segment, start: word.start, end: word.end } });
  }
  return pieces;
}

/** A long description may run on under the next head; numbers never do. */
const isText = (segment: Segment, heads: readonly Head[], under: readonly number[]): boolean =>
  heads[under[0] ?? 0]?.concept === 'description' && !/\d/.test(segment.words.at(-1)?.word.text ?? '');

type Extent = Pick<PlacedWord, 'left' | 'right'>;

const overlap = (a: Extent, b: Extent): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** The head that it overlaps most, else the one whose left edge, right edge or middle is nearest. */
function columnOf(extent: Extent, heads: readonly Head[]): number {
  let best = { index: 0, score: Number.NEGATIVE_INFINITY };
  for (const [index, head] of heads.entries()) {
    const shared = overlap(extent, head);
    const middle = (one: Extent) => (one.left + one.right) / 2;
    const apart = Math.min(
      Math.abs(extent.left - head.left),
      Math.abs(extent.right - head.right),
      Math.abs(middle(extent) - middle(head)),
    );
    const score =
      shared > 0
        ? shared / Math.min(extent.right - extent.left, head.right - head.left) + 1 - apart / 1000
        : -apart;
    if (score > best.score) best = { index, score };
  }
  return best.index;
}
