import type { AppliedTolerances } from '@docglean/contract';
import { comparePrice } from './compare-price.ts';
import { compareQuantity, inOtherUnit } from './compare-quantity.ts';
import { type Finding, round, type Share } from './finding.ts';
import type { ReadLine } from './line-likeness.ts';
import { extraLine, openLine } from './lonely-lines.ts';
import { type LinePairing, pairLines } from './pair-lines.ts';
import type { Bill, Paper } from './paper.ts';

/** The line of a base paper with what is taken of it. */
export interface TakenLine {
  base: ReadLine;
  before: number;
  now: number;
  /** null: nobody knows how much there was. */
  remaining: number | null;
}

export interface ComparedLines {
  findings: Finding[];
  pairs: readonly LinePairing[];
  /** What has no line on the other side. */
  extra: readonly ReadLine[];
  open: readonly ReadLine[];
  taken: TakenLine[];
  shares: readonly Share[];
}

export interface Compared {
  claiming: readonly Paper[];
  set: readonly Paper[];
  /** What earlier papers took of the base papers. */
  before: readonly Bill[];
  tolerances: AppliedTolerances;
}

/** Compares the lines of papers with those of the papers they follow, as with an invoice and its order. */
export function compareLines({ claiming, set, before, tolerances }: Compared): ComparedLines {
  const { claims, bases, pairs } = pairLines(claiming, set);
  if (claims.length === 0 || bases.length === 0) return nothingCompared(bases);
  const shares = sharesOf(pairs);
  const kind = claiming[0]?.kind ?? 'other';
  const compared = bases.map((base) => {
    const own = shares.filter(({ pair }) => pair.base === base);
    const earlier = takenBefore(base, before);
    const [first, ...others] = own;
    if (first) return compareTaken(base, [first, ...others], earlier, tolerances);
    const open = openLine(base, earlier, kind, tolerances);
    return { findings: open ? [open] : [], taken: takenOf(base, earlier, 0) };
  });
  const extra = claims.filter((claim) => !pairs.some((pair) => pair.claim === claim));
  return {
    findings: [
      ...compared.flatMap(({ findings }) => findings),
      ...extra.map((claim) => extraLine(claim, set, tolerances)),
    ],
    pairs,
    extra,
    open: bases.filter((base) => !pairs.some((pair) => pair.base === base)),
    taken: compared.map(({ taken }) => taken),
    shares,
  };
}

/** A paper without lines says nothing of those of the other: only sums can be compared. */
const nothingCompared = (bases: readonly ReadLine[]): ComparedLines => ({
  findings: [],
  pairs: [],
  extra: [],
  open: [],
  taken: bases.map((base) => ({ base, before: 0, now: 0, remaining: null })),
  shares: [],
});

function compareTaken(
  base: ReadLine,
  shares: readonly [Share, ...Share[]],
  before: number,
  tolerances: AppliedTolerances,
): { findings: Finding[]; taken: TakenLine } {
  const now = round(shares.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0));
  const claimed = { base, shares, now, before };
  const unit = inOtherUnit(claimed, tolerances);
  if (unit) return { findings: [unit], taken: takenOf(base, before, base.line.quantity ?? now) };
  const found = [
    ...shares.map((share) => comparePrice(share, tolerances)),
    compareQuantity(claimed, tolerances),
  ];
  const isCounted = shares.every(({ quantity }) => quantity !== null);
  const taken = takenOf(base, before, now);
  return {
    findings: found.filter((finding) => finding !== null),
    // Where nobody counts, a line that is claimed is taken.
    taken: isCounted && taken.remaining !== null ? taken : { ...taken, remaining: 0 },
  };
}

const takenOf = (base: ReadLine, before: number, now: number): TakenLine => ({
  base,
  before,
  now,
  remaining: base.line.quantity === null ? null : round(base.line.quantity - before - now),
});

/** A claim line that stands for several base lines fills them one after the other. */
function sharesOf(pairs: readonly LinePairing[]): Share[] {
  const left = new Map<ReadLine, number>();
  return pairs.map((pair) => {
    const { claim, base } = pair;
    const ofClaim = pairs.filter((one) => one.claim === claim);
    const whole = claim.line.quantity;
    if (whole === null || ofClaim.length === 1) return { pair, quantity: whole };
    const rest = left.get(claim) ?? whole;
    const isLast = ofClaim.at(-1) === pair;
    const quantity = isLast ? rest : Math.min(rest, base.line.quantity ?? rest);
    left.set(claim, rest - quantity);
    return { pair, quantity };
  });
}

const takenBefore = ({ paper, line }: ReadLine, bills: readonly Bill[]): number =>
  bills
    .filter(({ baseId }) => baseId === paper.id)
    .flatMap(({ lines }) => lines.filter((one) => one.line === line.line))
    .reduce((sum, { quantity }) => sum + quantity, 0);
