import type { LaidOutPage } from '../../layout/lines.ts';
import type { Segment } from '../../layout/segments.ts';

/** Segments set under one another with one left edge, such as the lines of an address. */
export type Block = Segment[];

/** Gap between lines of a block, in heights of the text. */
const LEADING = 1.1;

export function blocksOf(page: LaidOutPage): Block[] {
  const blocks: Block[] = [];
  for (const segment of page.segments) {
    const block = blocks.findLast((candidate) => continues(candidate, segment));
    if (block) block.push(segment);
    else blocks.push([segment]);
  }
  return blocks;
}

function continues(block: Block, segment: Segment): boolean {
  const last = block.at(-1);
  if (!last || last.line === segment.line) return false;
  const gap = segment.top - last.bottom;
  const sameEdge = Math.abs(last.left - segment.left) < segment.size * 0.5;
  const sameRightEdge = Math.abs(last.right - segment.right) < segment.size * 0.3;
  const sameMiddle =
    Math.abs((last.left + last.right) / 2 - (segment.left + segment.right) / 2) < segment.size * 0.4;
  const height = Math.min(last.size, segment.size);
  return gap < height * LEADING && gap > -height * 0.6 && (sameEdge || sameRightEdge || sameMiddle);
}
