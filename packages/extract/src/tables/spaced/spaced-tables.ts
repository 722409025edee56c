import type { LaidOutPage } from '../../layout/lines.ts';
import { textBlocks } from '../../layout/reading-order.ts';
import type { FoundTable } from '../found-table.ts';
import { lacksKeys } from '../keys.ts';
import type { Stroke } from '../ruled/strokes.ts';
import { ruledRegions } from './ruled-regions.ts';
import { readSpacedTables } from './spaced-table.ts';
import { whiteRegions } from './white-regions.ts';

/** Tables whose columns are parted by white, in what the segments give that stand in no other table. */
export function findSpacedTables(page: LaidOutPage, strokes: readonly Stroke[]): FoundTable[] {
  const ruled = ruledRegions(page, strokes)
    .flatMap(readSpacedTables)
    .filter((table) => !lacksKeys(table, page.segments));
  const taken = new Set(ruled.flatMap(({ rows }) => rows.flat(2).flatMap((piece) => piece.words)));
  const segments = page.segments.filter((segment) => segment.words.every((word) => !taken.has(word)));
  const white = textBlocks({ ...page, segments }).flatMap((block) => whiteRegions(page.page, block, strokes));
  return [...ruled, ...white.flatMap(readSpacedTables)];
}
