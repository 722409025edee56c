import type { ReadLine } from './line-likeness.ts';

/** So few pairs are all looked at. */
const FEW_PAIRS = 400;
/** A word in more lines than these leads to none of them. */
const MOST_WITH_WORD = 25;

/**
 * Which of the base lines a claim line may belong to, by their places: those that share a code, a word that few have, or
 * quantity and price. Comparing the words of a thousand lines with those of a thousand others would take seconds.
 */
export function nearbyOf(
  claims: readonly ReadLine[],
  bases: readonly ReadLine[],
): (claim: ReadLine) => Iterable<number> {
  if (claims.length * bases.length <= FEW_PAIRS) {
    const all = [...bases.keys()];
    return () => all;
  }
  const index = new Map<string, number[]>();
  for (const [place, base] of bases.entries()) {
    for (const key of keysOf(base)) {
      const places = index.get(key) ?? [];
      places.push(place);
      index.set(key, places);
    }
  }
  return (claim) =>
    new Set(
      keysOf(claim)
        .map((key) => index.get(key) ?? [])
        .filter((places) => places.length <= MOST_WITH_WORD)
        .flat(),
    );
}

const keysOf = ({ code, words, line, price }: ReadLine): string[] => [
  ...words.map((word) => `w ${word}`),
  ...(code ? [`c ${code}`] : []),
  ...(price === null ? [] : [`f ${line.quantity} ${price.toFixed(2)}`]),
];
