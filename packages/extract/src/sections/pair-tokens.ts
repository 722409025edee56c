import type { Token } from './tokens.ts';

/** Readings of one word from pixels may differ by one letter in so many. */
const LETTERS_PER_ERROR = 5;
const GAP = -0.3;
const UNLIKE = -0.6;

/** Whether two tokens say the same. `loosely` forgives what reading from pixels gets wrong. */
export function isSameToken(a: Token, b: Token, loosely: boolean): boolean {
  if (a.key === b.key) return true;
  return loosely && a.kind === 'word' && b.kind === 'word' && isMisread(a.key, b.key);
}

function isMisread(a: string, b: string): boolean {
  const most = Math.floor(Math.max(a.length, b.length) / LETTERS_PER_ERROR);
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    row = next;
  }
  return (row[b.length] ?? most + 1) <= most;
}

function score(a: Token, b: Token, loosely: boolean): number {
  if (isSameToken(a, b, loosely))
    return a.kind === 'mark' ? 1 : a.kind === 'word' && a.key.length <= 3 ? 1.5 : 2;
  if (a.kind === 'mark' || b.kind === 'mark') return UNLIKE;
  if (a.kind === 'word' || b.kind === 'word') return UNLIKE;
  return a.kind === b.kind ? 1 : 0.1;
}

/**
 * For each token of one text the token of the other that stands in its place, or -1: the alignment of highest score
 * (Needleman and Wunsch). Values of one kind stand in each other's place.
 */
export function pairTokens(a: readonly Token[], b: readonly Token[], loosely: boolean): Int32Array {
  const pairs = new Int32Array(a.length).fill(-1);
  let [start, endA, endB] = [0, a.length, b.length];
  const same = (i: number, j: number) => {
    const [one, other] = [a[i], b[j]];
    return one !== undefined && other !== undefined && isSameToken(one, other, loosely);
  };
  while (start < endA && start < endB && same(start, start)) {
    pairs[start] = start;
    start++;
  }
  while (endA > start && endB > start && same(endA - 1, endB - 1)) pairs[--endA] = --endB;
  const middle = alignMiddle(a.slice(start, endA), b.slice(start, endB), loosely);
  for (const [i, j] of middle) pairs[start + i] = start + j;
  return pairs;
}

function alignMiddle(a: readonly Token[], b: readonly Token[], loosely: boolean): [number, number][] {
  const width = b.length + 1;
  const scores = a.map((one) => b.map((other) => score(one, other, loosely)));
  const best = new Float32Array((a.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const pairScore = (i: number, j: number) => scores[i - 1]?.[j - 1] ?? UNLIKE;
  for (let j = 1; j <= b.length; j++) best[j] = j * GAP;
  for (let i = 1; i <= a.length; i++) {
    best[i * width] = i * GAP;
    for (let j = 1; j <= b.length; j++)
      best[i * width + j] = Math.max(
        at(i - 1, j - 1) + pairScore(i, j),
        at(i - 1, j) + GAP,
        at(i, j - 1) + GAP,
      );
  }
  const pairs: [number, number][] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    if (isNear(at(i, j), at(i - 1, j) + GAP)) i--;
    else if (isNear(at(i, j), at(i, j - 1) + GAP)) j--;
    else {
      if (pairScore(i, j) > 0) pairs.push([i - 1, j - 1]);
      i--;
      j--;
    }
  }
  return pairs;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-4;
