import type { Character } from './characters.ts';

/** Points: side of the squares that a page is divided into. */
const SQUARE = 8;
const BUCKETS = 4096;

/**
 * Says whether the same character was printed before within a tenth of its height. The letters of a ligature
 * ("tt") share one box and follow each other: those are two.
 */
export function overprintFinder(): (character: Character) => boolean {
  let last: Character | undefined;
  // A hash table of chains: this runs for every character, and a map of lists by text and square took longest of all.
  const newest = new Int32Array(BUCKETS).fill(-1);
  const older: number[] = [];
  const seen: Character[] = [];

  const isPrinted = (character: Character, column: number, row: number, tolerance: number): boolean => {
    const bucket = bucketOf(character.text, column, row);
    for (let index = newest[bucket] ?? -1; index >= 0; index = older[index] ?? -1) {
      const other = seen[index];
      if (other?.text !== character.text || square(other.left) !== column || square(other.top) !== row)
        continue;
      const apart = Math.abs(other.left - character.left) + Math.abs(other.top - character.top);
      if (apart < tolerance) return true;
    }
    return false;
  };

  return (character) => {
    const ligature = last !== undefined && last.left === character.left && last.right === character.right;
    last = character;
    if (ligature) return false;
    const tolerance = (character.bottom - character.top) * 0.1;
    const [left, right] = [square(character.left - tolerance), square(character.left + tolerance)];
    const row = square(character.top);
    if (isPrinted(character, left, row, tolerance)) return true;
    if (right !== left && isPrinted(character, right, row, tolerance)) return true;
    const bucket = bucketOf(character.text, square(character.left), row);
    older.push(newest[bucket] ?? -1);
    newest[bucket] = seen.push(character) - 1;
    return false;
  };
}

const square = (points: number): number => Math.floor(points / SQUARE);

const bucketOf = (text: string, column: number, row: number): number =>
  (Math.imul(text.charCodeAt(0), 31) ^ Math.imul(column, 7919) ^ Math.imul(row, 104729)) & (BUCKETS - 1);
