import type { LaidOutPage } from '../../layout/lines.ts';
import { type Segment, type Span, wholeSpan } from '../../layout/segments.ts';

/** A label as far as places go: a stretch of a segment. */
export interface LabelPlace {
  segment: Segment;
  start: number;
  end: number;
}

/** Where the value of a label may stand. */
export interface ValuePlace {
  spans: Span[];
  where: 'inline' | 'right' | 'below' | 'above';
  /** Heights of a line between label and value. */
  gap: number;
  /** Lines below the label that were passed over: a label may have several lines. */
  skipped: number;
  /** All lines of a block, or only the first, or all but the first. */
  lines: 'one' | 'block' | 'rest';
  /** A line is drawn between label and value. */
  ruled: boolean;
  /** Set like the label, with something set otherwise below: the label's second line. */
  goesOn?: boolean;
}

/** Heights of a label below it within which its value begins, and within which it ends. */
const MOST_BELOW = 4.2;
const LOWEST = 9;
const MOST_SKIPPED = 3;
const MOST_LINES = 6;
/** Heights of a line between the lines of one value. */
const LEADING = 0.95;

/** Every place where a value may stand for a label: after it, right of it, under it, over it. */
export function placesOf(label: LabelPlace, page: LaidOutPage, stops: readonly number[] = []): ValuePlace[] {
  return [inline(label, stops), ...right(label, page), ...below(label, page), above(label, page)].filter(
    (place) => place !== null,
  );
}

function inline({ segment, end }: LabelPlace, stops: readonly number[]): ValuePlace | null {
  const stop = stops.find((at) => at > end) ?? segment.text.length;
  const rest = segment.text.slice(end, stop);
  const colon = rest.indexOf(':');
  const span = trimmed(segment, colon >= 0 && colon < 40 ? end + colon + 1 : end, stop);
  return span && { spans: [span], where: 'inline', gap: 0, skipped: 0, lines: 'one', ruled: false };
}

const MOST_RIGHT = 6;

function right({ segment }: LabelPlace, page: LaidOutPage): ValuePlace[] {
  const line = page.lines[segment.line]?.segments ?? [];
  const next = line.filter((one) => one.left >= segment.right - 1).slice(0, MOST_RIGHT);
  return next.flatMap((one, index): ValuePlace[] => {
    const span = trimmed(one, 0, one.text.length);
    if (!span) return [];
    const gap = (one.left - segment.right) / segment.size;
    const place = { where: 'right' as const, gap, skipped: index, ruled: false };
    const lower = index === 0 ? linesUnder(one, page, one.bottom).slice(0, MOST_LINES) : [];
    const block = together([one, ...lower]);
    return [
      { ...place, spans: [span], lines: 'one' },
      ...(block.length > 1
        ? [{ ...place, spans: [span, ...block.slice(1).map(wholeSpan)], lines: 'block' as const }]
        : []),
    ];
  });
}

function below({ segment }: LabelPlace, page: LaidOutPage): ValuePlace[] {
  const lines = linesUnder(segment, page, segment.bottom);
  return lines.slice(0, MOST_SKIPPED + 1).flatMap((first, index): ValuePlace[] => {
    if (first.top - segment.bottom > segment.size * MOST_BELOW) return [];
    const passed = lines.slice(0, index);
    // Lines set like the label before one that is not are its own.
    const skipped = isSameType(first, segment)
      ? index
      : passed.filter((one) => !isSameType(one, segment)).length;
    const span = trimmed(first, 0, first.text.length);
    if (!span) return [];
    const gap = (first.top - segment.bottom) / segment.size;
    const [next] = lines.slice(index + 1);
    const goesOn = isSameType(first, segment) && next !== undefined && !isSameType(next, segment);
    const ruled = isRuled(page, segment.bottom, (first.top + first.bottom) / 2, first.left, first.right);
    const place = { where: 'below', gap, skipped, ruled, goesOn } as const;
    const block = together(lines.slice(index)).slice(0, MOST_LINES);
    const spans = block.flatMap((one) => trimmed(one, 0, one.text.length) ?? []);
    return [
      { ...place, spans: [span], lines: 'one' },
      ...(spans.length > 1 ? [{ ...place, spans, lines: 'block' } as const] : []),
      ...(spans.length > 1 ? [{ ...place, spans: spans.slice(1), lines: 'rest' } as const] : []),
    ];
  });
}

/** Over the line that is drawn above a label, as where one signs. */
function above({ segment }: LabelPlace, page: LaidOutPage): ValuePlace | null {
  const over = page.segments.findLast(
    (one) =>
      one.bottom <= segment.top + segment.size * 0.2 &&
      segment.top - one.bottom < segment.size * 1.5 &&
      shares(one, segment) &&
      isRuled(page, one.bottom - one.size * 0.4, segment.top + segment.size * 0.4, one.left, one.right),
  );
  const span = over && trimmed(over, 0, over.text.length);
  if (!span) return null;
  const gap = (segment.top - over.bottom) / segment.size;
  return { spans: [span], where: 'above', gap, skipped: 0, lines: 'one', ruled: true };
}

/** What stands under a segment in its column, the nearest first; walls drawn down the page end the column. */
function linesUnder(segment: Segment, page: LaidOutPage, from: number): Segment[] {
  const [leftWall, rightWall] = walls(segment, page);
  return page.segments.filter(
    (one) =>
      one !== segment &&
      one.top >= from - segment.size * 0.35 &&
      one.top - from < segment.size * LOWEST &&
      one.left >= leftWall &&
      one.left < rightWall &&
      (shares(one, segment) || Math.abs(one.left - segment.left) < segment.size * 1.5),
  );
}

function walls(segment: Segment, { page }: LaidOutPage): [number, number] {
  let [left, right] = [segment.left - segment.size * 6, Number.POSITIVE_INFINITY];
  const y = (segment.top + segment.bottom) / 2 / page.height;
  for (const rule of page.rules) {
    if (rule.x0 !== rule.x1 || rule.y0 > y || rule.y1 < y) continue;
    const x = rule.x0 * page.width;
    if (x <= segment.left + 2) left = Math.max(left, x - 2);
    else if (x >= segment.right - 2) right = Math.min(right, x);
  }
  return [left, right];
}

/** The first lines that belong to one value: close, of one size, starting together. */
function together(lines: readonly Segment[]): Segment[] {
  const block: Segment[] = [];
  for (const line of lines) {
    const last = block.at(-1);
    if (
      last &&
      (line.top - last.bottom > last.size * LEADING ||
        line.top < last.bottom - last.size * 0.5 ||
        Math.abs(line.left - last.left) > last.size * 2.5 ||
        Math.abs(line.size - last.size) > last.size * 0.2 ||
        /:\s*$/.test(line.text))
    )
      break;
    block.push(line);
  }
  return block;
}

export const isSameType = (a: Segment, b: Segment): boolean =>
  Math.abs(a.size - b.size) < b.size * 0.1 && a.bold === b.bold;

const shares = (a: Segment, b: Segment): boolean => Math.min(a.right, b.right) > Math.max(a.left, b.left);

function isRuled({ page }: LaidOutPage, top: number, bottom: number, left: number, right: number): boolean {
  return page.rules.some(({ x0, y0, x1, y1 }) => {
    const y = y0 * page.height;
    return y0 === y1 && y > top && y < bottom && x0 * page.width < right - 2 && x1 * page.width > left + 2;
  });
}

/** Without the punctuation between label and value; null where nothing is left. */
export function trimmed(segment: Segment, from: number, to: number): Span | null {
  const text = segment.text.slice(from, to);
  const start = from + text.length - text.replace(/^[\s:.#)°º|·•]+|^\s*[-–—]\s+|^[’']s\b/, '').length;
  const end = from + text.replace(/[\s:;,|·_]+$/, '').length;
  return end > start && /[\p{L}\p{N}☒☐✓✔☑]/u.test(segment.text.slice(start, end))
    ? { segment, start, end }
    : null;
}
