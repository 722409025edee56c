import type { ReadCharacter } from './decode-ctc.ts';
import { widestGap } from './ink.ts';

/**
 * A network taught on Chinese seldom finds a space its best guess. One is taken where its probability is above the
 * first figure, or above the second and the white is wider than between most letters of the line, by this share of
 * the line's height. All three are the best of a sweep over receipts, forms and invoices.
 */
const LIKELY = 0.05;
const POSSIBLE = 0.01;
const WIDER = 0.14;

/** For each character, whether a space stands before it. `columns` are the middles of the characters in `ink`. */
export function findSpaces(
  characters: readonly ReadCharacter[],
  columns: readonly number[],
  ink: readonly boolean[],
  lineHeight: number,
): boolean[] {
  const gaps = columns.map((column, index) => {
    const { from, to } = widestGap(ink, columns[index - 1] ?? column, column);
    return to - from;
  });
  const usual = gaps.slice(1).sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  return characters.map(({ space }, index) => {
    if (index === 0) return false;
    const wide = (gaps[index] ?? 0) - usual > WIDER * lineHeight;
    return space > LIKELY || (wide && space > POSSIBLE);
  });
}
