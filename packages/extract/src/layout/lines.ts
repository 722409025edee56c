import type { Page, Rule, Word } from '../page.ts';
import { type Segment, segmentOf } from './segments.ts';

export interface Line {
  top: number;
  bottom: number;
  segments: Segment[];
}

export interface LaidOutPage {
  page: Page;
  lines: Line[];
  segments: Segment[];
}

/** Gap, in heights of the text, from which two words of a line no longer belong to one phrase. */
const SEGMENT_GAP = 0.85;

export function layOut(page: Page): LaidOutPage {
  const upright = page.words.filter((word) => !word.turned);
  const verticals = page.rules.filter(({ x0, x1 }) => x0 === x1).sort((a, b) => a.x0 - b.x0);
  const lines = linesOf(upright).map((words, index): Line => {
    const segments = splitAtGaps(page, words, verticals).map((part) => segmentOf(page, index, part));
    return {
      top: Math.min(...segments.map((segment) => segment.top)),
      bottom: Math.max(...segments.map((segment) => segment.bottom)),
      segments,
    };
  });
  return { page, lines, segments: lines.flatMap((line) => line.segments) };
}

interface Row {
  middle: number;
  height: number;
  words: Word[];
}

/** Words whose middles lie within half a height of each other share a line, whatever their order in the file. */
function linesOf(words: readonly Word[]): Word[][] {
  const middle = (word: Word) => word.box.y + word.box.height / 2;
  const rows: Row[] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.findLast((candidate) => fits(candidate, middle(word), word.box.height));
    if (row) row.words.push(word);
    else rows.push({ middle: middle(word), height: word.box.height, words: [word] });
  }
  return rows.sort((a, b) => a.middle - b.middle).map((row) => row.words.sort((a, b) => a.box.x - b.box.x));
}

function fits(row: Row, middle: number, height: number): boolean {
  return Math.abs(row.middle - middle) < Math.min(row.height, height) * 0.5;
}

function splitAtGaps(page: Page, words: readonly Word[], verticals: readonly Rule[]): Word[][] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    const size = Math.min(last?.fontSize ?? 10, word.fontSize ?? 10);
    const gap = last ? (word.box.x - last.box.x - last.box.width) * page.width : Number.POSITIVE_INFINITY;
    if (last && gap < size * SEGMENT_GAP && !ruledApart(verticals, last, word)) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts;
}

/** A drawn vertical line between two words parts them however close they stand; `verticals` from the left. */
function ruledApart(verticals: readonly Rule[], left: Word, right: Word): boolean {
  const from = left.box.x + left.box.width * 0.9;
  const to = right.box.x + right.box.width * 0.1;
  const y = left.box.y + left.box.height / 2;
  for (let index = firstRightOf(verticals, from); index < verticals.length; index++) {
    const rule = verticals[index];
    if (!rule || rule.x0 >= to) return false;
    if (rule.y0 < y && rule.y1 > y) return true;
  }
  return false;
}

function firstRightOf(verticals: readonly Rule[], x: number): number {
  let [low, high] = [0, verticals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((verticals[middle]?.x0 ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
