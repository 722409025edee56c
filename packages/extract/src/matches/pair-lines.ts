import { assign } from './assignment.ts';
import {
  lineLikeness,
  PAIRED,
  type ReadLine,
  readLines,
  textLikenessOf,
  weightsAmong,
} from './line-likeness.ts';
import { nearbyOf } from './nearby.ts';
import type { Paper } from './paper.ts';

export interface LinePairing {
  claim: ReadLine;
  base: ReadLine;
  score: number;
}

export interface PairedLines {
  claims: readonly ReadLine[];
  bases: readonly ReadLine[];
  /** A line may be in several: split into two on the invoice, or ordered twice. */
  pairs: readonly LinePairing[];
}

/** More lines than these that all resemble each other are paired one after the other, best first. */
const MOST_TOGETHER = 150;

/** Pairs the lines of papers with those of the papers they follow, so that the likenesses are largest in sum. */
export function pairLines(claiming: readonly Paper[], set: readonly Paper[]): PairedLines {
  const [claims, bases] = [readLines(claiming), readLines(set)];
  const weight = weightsAmong([...claims, ...bases]);
  const pairs = pairAlike(claims, bases, weight, PAIRED);
  const further = [...pairs, ...furtherPairs(claims, bases, pairs, weight)];
  const alone = (lines: readonly ReadLine[], side: 'claim' | 'base') =>
    lines.filter((line) => !further.some((pair) => pair[side] === line));
  // What is left on both sides may be the same in very other words.
  const rest = pairAlike(alone(claims, 'claim'), alone(bases, 'base'), weight, LEFT_OVER);
  return { claims, bases, pairs: [...further, ...rest] };
}

/** Enough for lines that nothing else is like. */
const LEFT_OVER = 0.3;

function pairAlike(
  claims: readonly ReadLine[],
  bases: readonly ReadLine[],
  weight: (word: string) => number,
  least: number,
): LinePairing[] {
  const nearby = nearbyOf(claims, bases);
  const worth = claims.map((claim) => {
    const row = new Array<number>(bases.length).fill(0);
    for (const place of nearby(claim)) {
      const base = bases[place];
      const likeness = base ? lineLikeness(claim, base, weight) : 0;
      // Of lines that are all alike, the first belongs to the first.
      if (base && likeness >= least) row[place] = likeness + 0.02 * (1 - Math.abs(claim.place - base.place));
    }
    return row;
  });
  return componentsOf(worth).flatMap(({ rows, columns }) => {
    const part = rows.map((row) => columns.map((column) => worth[row]?.[column] ?? 0));
    const found = rows.length * columns.length > MOST_TOGETHER ** 2 ? greedily(part) : assign(part);
    return found.flatMap((at, index) => {
      const [claim, base] = [claims[rows[index] ?? -1], bases[columns[at ?? -1] ?? -1]];
      return claim && base ? [{ claim, base, score: lineLikeness(claim, base, weight) }] : [];
    });
  });
}

interface Component {
  rows: number[];
  columns: number[];
}

/** Lines that are alike, directly or by way of others: they are paired on their own. */
function componentsOf(worth: readonly (readonly number[])[]): Component[] {
  const open = new Set(worth.keys());
  const taken = new Set<number>();
  const components: Component[] = [];
  for (const first of worth.keys()) {
    if (!open.delete(first)) continue;
    const component: Component = { rows: [first], columns: [] };
    // Rows come in while they are walked through.
    for (const row of component.rows) {
      for (const [column, value] of (worth[row] ?? []).entries()) {
        if (value <= 0 || taken.has(column)) continue;
        taken.add(column);
        component.columns.push(column);
        const linked = [...open].filter((other) => (worth[other]?.[column] ?? 0) > 0);
        for (const other of linked) open.delete(other);
        component.rows.push(...linked);
      }
    }
    if (component.columns.length > 0) components.push(component);
  }
  return components;
}

function greedily(worth: readonly (readonly number[])[]): (number | null)[] {
  const found = new Array<number | null>(worth.length).fill(null);
  const taken = new Set<number>();
  const all = worth
    .flatMap((values, row) => values.map((value, column) => ({ row, column, value })))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  for (const { row, column } of all) {
    if (found[row] !== null || taken.has(column)) continue;
    found[row] = column;
    taken.add(column);
  }
  return found;
}

const SAME_GOODS = 0.7;
/** Enough where the quantity is exactly what is left. */
const LIKE_GOODS = 0.4;

/**
 * Lines that are still alone but about goods that are paired already: an order line delivered in two lots, or one
 * invoice line for goods that two order lines asked for.
 */
function furtherPairs(
  claims: readonly ReadLine[],
  bases: readonly ReadLine[],
  pairs: readonly LinePairing[],
  weight: (word: string) => number,
): LinePairing[] {
  const likeness = (claim: ReadLine, base: ReadLine) => {
    if (!shareWord(claim, base)) return 0;
    const text = textLikenessOf(claim, base, weight) ?? 0;
    const isRest = restOf(base, pairs) !== null && restOf(base, pairs) === claim.line.quantity;
    const samePrice =
      claim.price === null ||
      base.price === null ||
      Math.abs(claim.price - base.price) <= 0.005 * Math.abs(base.price);
    return text >= (isRest ? LIKE_GOODS : SAME_GOODS) && samePrice ? lineLikeness(claim, base, weight) : 0;
  };
  const best = <T extends { score: number }>(found: readonly T[]): T[] =>
    found.toSorted((a, b) => b.score - a.score).slice(0, 1);
  const lonelyClaims = claims.filter((line) => !pairs.some(({ claim }) => claim === line));
  const split = lonelyClaims.flatMap((claim) =>
    best(
      pairs
        .map(({ base }) => ({ claim, base, score: likeness(claim, base) }))
        .filter(({ score }) => score >= PAIRED),
    ),
  );
  const lonelyBases = bases.filter((line) => !pairs.some(({ base }) => base === line));
  const joined = lonelyBases.flatMap((base) =>
    best(
      pairs
        .filter((pair) => sumsUp(pair, base))
        .map(({ claim }) => ({ claim, base, score: likeness(claim, base) }))
        .filter(({ score }) => score >= PAIRED),
    ),
  );
  return [...split, ...joined];
}

/** Cheap to tell, and without it nobody would take two lines for the same goods. */
const shareWord = (one: ReadLine, other: ReadLine): boolean =>
  (one.code !== null && one.code === other.code) || one.words.some((word) => other.words.includes(word));

/** What is left of a base line when its pairs have taken their quantities. */
function restOf(base: ReadLine, pairs: readonly LinePairing[]): number | null {
  const taken = pairs.filter((pair) => pair.base === base).map(({ claim }) => claim.line.quantity ?? 0);
  return base.line.quantity === null ? null : base.line.quantity - taken.reduce((sum, one) => sum + one, 0);
}

/** The invoice line takes more than its order line has, and no more than both have. */
function sumsUp({ claim, base }: LinePairing, other: ReadLine): boolean {
  const [claimed, first, second] = [claim, base, other].map(({ line }) => line.quantity);
  return Boolean(claimed && first && second && claimed > first && claimed <= first + second + 1e-6);
}
