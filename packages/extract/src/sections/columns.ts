import type { LaidOutPage } from '../layout/lines.ts';
import { readingOrder } from '../layout/reading-order.ts';
import type { Segment } from '../layout/segments.ts';

/** Lines that a column must have, and the letters of its lines on average: cells of a table have fewer. */
const LEAST_LINES = 6;
const LEAST_LETTERS = 20;
/** Share of its width that lines of a column fill on average. */
const LEAST_FILL = 0.6;
/** Shares of the page between which the white strip between two columns is, and above and below which headers stand. */
const [LEFTMOST, RIGHTMOST] = [0.4, 0.6];
const [TOP, BOTTOM] = [0.1, 0.9];

/**
 * The stretches and columns of a page in the order they are read. Beyond what the reading order of any text parts, pages
 * that are set in two columns from top to bottom, and columns in which long words leave few on a line.
 */
export function columnsOf(page: LaidOutPage): Segment[][] {
  return wholeColumns(page) ?? readingOrder(page).flatMap(narrowColumns);
}

function narrowColumns(segments: Segment[]): Segment[][] {
  const gutter = gutterOf(segments, segments[0]?.page.width ?? 0);
  if (gutter === null) return [segments];
  return [segments.filter(({ right }) => right <= gutter), segments.filter(({ left }) => left >= gutter)];
}

/** Headers and footers apart, for they may stand over both; null for a page that is not in two columns. */
function wholeColumns({ page, segments }: LaidOutPage): Segment[][] | null {
  const { height } = page;
  const head = segments.filter(({ bottom }) => bottom < height * TOP);
  const foot = segments.filter(({ top }) => top > height * BOTTOM);
  const body = segments.filter((segment) => !head.includes(segment) && !foot.includes(segment));
  const gutter = gutterOf(body, page.width);
  if (gutter === null) return null;
  return [
    head,
    body.filter((segment) => segment.right <= gutter),
    body.filter((segment) => segment.left >= gutter),
    foot,
  ].filter((column) => column.length > 0);
}

function gutterOf(segments: readonly Segment[], width: number): number | null {
  for (let x = width * LEFTMOST; x < width * RIGHTMOST; x += width / 200) {
    if (segments.some((segment) => segment.left < x && segment.right > x)) continue;
    const left = segments.filter((segment) => segment.right <= x);
    const right = segments.filter((segment) => segment.left >= x);
    if (isColumn(left) && isColumn(right)) return x;
  }
  return null;
}

function isColumn(segments: readonly Segment[]): boolean {
  const lines = new Set(segments.map(({ line }) => line)).size;
  if (lines < LEAST_LINES) return false;
  const width = Math.max(...segments.map((one) => one.right)) - Math.min(...segments.map((one) => one.left));
  const filled = segments.reduce((sum, one) => sum + one.right - one.left, 0) / lines;
  const letters = segments.reduce((sum, { text }) => sum + text.length, 0) / lines;
  return filled > width * LEAST_FILL && letters >= LEAST_LETTERS;
}
