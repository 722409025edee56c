import type { ReadCharacter } from './decode-ctc.ts';
import { widestGap } from './ink.ts';

/**
 * A network taught on Chinese seldom finds a space its best guess. How likely it must think one depends on the white
 * before a character: how much wider that is than between most letters of the line, in heights of the line. All
 * figures are from a sweep over receipts, forms and invoices.
 */
const LEAST_LIKELY: readonly (readonly [wider: number, probability: number])[] = [
  [0.14, 0.01],
  [0.08, 0.05],
  [Number.NEGATIVE_INFINITY, 0.2],
];

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
    const wider = ((gaps[index] ?? 0) - usual) / lineHeight;
    const [, needed = 1] = LEAST_LIKELY.find(([least]) => wider > least) ?? [];
    return index > 0 && space > needed;
  });
}
