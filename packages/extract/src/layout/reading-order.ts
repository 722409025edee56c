import type { LaidOutPage } from './lines.ts';
import type { Segment } from './segments.ts';

/** Lines that a column of running text must have before a page is read column by column. */
const COLUMN_LINES = 5;
/** Share of the column's width that its lines fill on average; cells of a table fill less. */
const COLUMN_FILL = 0.6;

/**
 * Segments in the order a person reads them: line by line, but down the first column and then down the next
 * where a stretch of the page is set in columns of running text.
 */
export function readingOrder({ page, segments }: LaidOutPage): Segment[][] {
  return cutAcross(segments).flatMap((stretch) => splitFurther(stretch, page.width));
}

/** The columns of running text, and each stretch between them as one. */
export function textBlocks({ page, segments }: LaidOutPage): Segment[][] {
  const blocks: Segment[][] = [];
  let open: Segment[] | undefined;
  for (const stretch of cutAcross(segments)) {
    const columns = splitFurther(stretch, page.width);
    if (columns.length === 1 && open) open.push(...stretch);
    else blocks.push(...columns);
    open = columns.length === 1 ? (open ?? columns[0]) : undefined;
  }
  return blocks;
}

function splitFurther(segments: Segment[], pageWidth: number): Segment[][] {
  const gutter = gutterOf(segments, pageWidth);
  if (gutter === null) return [segments];
  const right = segments.filter((segment) => segment.left >= gutter);
  return [segments.filter((segment) => segment.right <= gutter), ...splitFurther(right, pageWidth)];
}

/** Parts a page where a line crosses the middle, such as a title over two columns. */
function cutAcross(segments: readonly Segment[]): Segment[][] {
  const parts: Segment[][] = [];
  let crossing: boolean | undefined;
  for (const line of Map.groupBy(segments, (segment) => segment.line).values()) {
    const middle = (line[0]?.page.width ?? 0) / 2;
    const crosses = line.some((segment) => segment.left < middle * 0.9 && segment.right > middle * 1.1);
    if (crosses === crossing) parts.at(-1)?.push(...line);
    else parts.push([...line]);
    crossing = crosses;
  }
  return parts;
}

/** The x of a white strip that no segment crosses and that has running text on both sides; null for none. */
function gutterOf(segments: readonly Segment[], pageWidth: number): number | null {
  const step = pageWidth / 200;
  for (let x = pageWidth * 0.2; x < pageWidth * 0.8; x += step) {
    if (segments.some((segment) => segment.left < x && segment.right > x)) continue;
    const left = segments.filter((segment) => segment.right <= x);
    const right = segments.filter((segment) => segment.left >= x);
    if (isRunningText(left) && isRunningText(right)) return x;
  }
  return null;
}

function isRunningText(segments: readonly Segment[]): boolean {
  const lines = new Set(segments.map((segment) => segment.line)).size;
  if (lines < COLUMN_LINES) return false;
  const width = Math.max(...segments.map((s) => s.right)) - Math.min(...segments.map((s) => s.left));
  const filled = segments.reduce((sum, segment) => sum + segment.right - segment.left, 0) / lines / width;
  const words = segments.reduce((sum, segment) => sum + segment.words.length, 0) / lines;
  return filled > COLUMN_FILL && words >= 4;
}
