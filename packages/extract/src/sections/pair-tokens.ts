import type { Token } from './tokens.ts';

/** Readings of one word from pixels may differ by one letter in so many. */
const LETTERS_PER_ERROR = 5;
const GAP = -0.2;
/** Many short gaps are less likely than a few long ones: what differs stands together (Gotoh). */
const OPEN = -0.6;
const UNLIKE = -0.6;

/** Whether two tokens say the same. `loosely` forgives what reading from pixels gets wrong. */
export function isSameToken(a: Token, b: Token, loosely: boolean): boolean {
  if (a.key === b.key) return true;
  return loosely && a.kind === 'word' && b.kind === 'word' && isMisread(a.key, b.key);
}

/** Signs that look alike as one: "It" and "lt" are the same picture. */
const looksOf = (key: string): string =>
  key.replace(/[l1|]/g, 'i').replaceAll('0', 'o').replaceAll('rn', 'm');

function isMisread(a: string, b: string): boolean {
  if (looksOf(a) === looksOf(b)) return true;
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
 * (Needleman and Wunsch, with affine gaps). Values of one kind stand in each other's place.
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

/** States of the alignment: a pair, a token of the one alone, a token of the other alone. */
const [PAIR, ONE, OTHER] = [0, 1, 2];
const states = [PAIR, ONE, OTHER];
const NEVER = -1e9;

function alignMiddle(a: readonly Token[], b: readonly Token[], loosely: boolean): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  const scores = a.map((one) => b.map((other) => score(one, other, loosely)));
  const { best, from } = fill(scores, a.length, b.length);
  const width = b.length + 1;
  const pairs: [number, number][] = [];
  let [i, j] = [a.length, b.length];
  const end = i * width + j;
  let state = states.reduce((top, one) =>
    (best[one]?.[end] ?? NEVER) > (best[top]?.[end] ?? NEVER) ? one : top,
  );
  while (i > 0 || j > 0) {
    const before = from[state]?.[i * width + j] ?? PAIR;
    if (state === PAIR && (scores[i - 1]?.[j - 1] ?? UNLIKE) > 0) pairs.push([i - 1, j - 1]);
    if (state !== OTHER) i--;
    if (state !== ONE) j--;
    state = before;
  }
  return pairs;
}

/** For each state and pair of places the best score of the texts up to there, and the state before it. */
function fill(scores: readonly (readonly number[])[], rows: number, columns: number) {
  const width = columns + 1;
  const best = states.map(() => new Float32Array((rows + 1) * width).fill(NEVER));
  const from = states.map(() => new Uint8Array((rows + 1) * width));
  const set = (state: number, cell: number, before: number, steps: readonly number[]) => {
    for (const last of states) {
      const value = (best[last]?.[before] ?? NEVER) + (steps[last] ?? NEVER);
      if (value <= (best[state]?.[cell] ?? NEVER)) continue;
      (best[state] as Float32Array)[cell] = value;
      (from[state] as Uint8Array)[cell] = last;
    }
  };
  (best[PAIR] as Float32Array)[0] = 0;
  for (let i = 0; i <= rows; i++) {
    for (let j = 0; j <= columns; j++) {
      const cell = i * width + j;
      if (i > 0) set(ONE, cell, cell - width, [OPEN, GAP, OPEN]);
      if (j > 0) set(OTHER, cell, cell - 1, [OPEN, OPEN, GAP]);
      const pair = scores[i - 1]?.[j - 1];
      if (pair !== undefined) set(PAIR, cell, cell - width - 1, [pair, pair, pair]);
    }
  }
  return { best, from };
}
