import type { AppliedTolerances } from '@docglean/contract';
import { linesSum, sumsOf } from './basis.ts';
import type { ComparedLines } from './compare-lines.ts';
import type { Finding } from './finding.ts';
import { likeSums } from './fit.ts';
import type { Bill, Paper } from './paper.ts';
import { isWithin } from './tolerance.ts';
import { cents } from './values.ts';
import { kindPast, kindWords, moneyWords } from './wording.ts';

interface Sums {
  claiming: readonly Paper[];
  set: readonly Paper[];
  before: readonly Bill[];
  lines: ComparedLines;
  tolerances: AppliedTolerances;
}

const nowhere = { claim: null, base: null };

/** Compares what papers come to in all, as far as their lines do not say it already. */
export function compareSums(sums: Sums): Finding[] {
  const { claiming, set, lines } = sums;
  const [claim, base] = [together(claiming), together(set)];
  if (!claim || !base) return [];
  const without = lines.pairs.length === 0 && (claim.lines.length === 0 || base.lines.length === 0);
  if (without) return bareSums(claim, base, sums);
  const open = lines.findings.some(({ severity }) => severity === 'open');
  return open ? extrasOf(claim, base, sums) : [...wholeSums(claim, base, sums), ...taxes(claim, base, sums)];
}

/** Several papers as one: a sum is known where it is known of each. */
function together(papers: readonly Paper[]): Paper | null {
  const [first] = papers;
  if (!first) return null;
  const sums = papers.map(sumsOf);
  const add = (key: 'net' | 'total') =>
    sums.every((one) => one[key] !== null)
      ? cents(sums.reduce((sum, one) => sum + (one[key] ?? 0), 0))
      : null;
  return { ...first, net: add('net'), total: add('total'), lines: papers.flatMap(({ lines }) => lines) };
}

const sumOf = (bills: readonly Bill[]): number => cents(bills.reduce((sum, { amount }) => sum + amount, 0));

/** One of the papers has no lines: there are only sums to compare. */
function bareSums(claim: Paper, base: Paper, { before, tolerances }: Sums): Finding[] {
  const sums = likeSums(claim, base);
  if (!sums) return [];
  const earlier =
    sumOf(before) * (sums.field === 'total_amount' && base.net ? (base.total ?? 0) / base.net : 1);
  const left = cents(sums.other - earlier);
  const off = cents(sums.one - left);
  if (isWithin(sums.one, left, tolerances.amount)) return [];
  const has = `The ${kindWords[claim.kind]} has a ${sums.words} of ${moneyWords(sums.one, claim.currency)}`;
  const set = `the ${kindWords[base.kind]} ${earlier > 0 ? 'has left' : 'says'} ${moneyWords(left, base.currency)}`;
  const values = [sums.one, left] as const;
  return off > 0
    ? [
        {
          ...nowhere,
          kind: sums.field,
          severity: 'conflict',
          field: sums.field,
          values,
          excess: off,
          message: `${has}; ${set}: ${moneyWords(off, claim.currency)} too much.`,
        },
      ]
    : [
        {
          ...nowhere,
          kind: 'open_amount',
          severity: 'open',
          field: sums.field,
          values,
          excess: 0,
          message: `${has}; ${set}: ${moneyWords(-off, claim.currency)} are not ${kindPast[claim.kind]} yet.`,
        },
      ];
}

/** Everything is claimed: the sums must agree but for what the lines say. */
function wholeSums(claim: Paper, base: Paper, { before, lines, tolerances, claiming, set }: Sums): Finding[] {
  const sums = likeSums(claim, base);
  if (!sums) return [];
  const earlier = sums.field === 'net_amount' ? sumOf(before) : before.length > 0 ? null : 0;
  if (earlier === null) return [];
  const factor = sums.field === 'net_amount' ? 1 : grossFactor(claim);
  const explained = lines.findings.reduce((sum, { excess }) => sum + excess, 0) * factor;
  const off = cents(sums.one + earlier - sums.other);
  const unexplained = cents(off - explained);
  const { amount } = tolerances;
  // Each line may be rounded to cents in another way on each paper.
  const rounding =
    0.01 * Math.max(0, claiming.concat(set).reduce((sum, paper) => sum + paper.lines.length, 0) - 4);
  const limits = {
    absolute: Math.max(amount.absolute, rounding * (explained === 0 ? 0.5 : 2)),
    relative: amount.relative,
  };
  if (isWithin(sums.other + unexplained, sums.other, limits)) return [];
  const so = `${moneyWords(Math.abs(unexplained), claim.currency)} ${unexplained > 0 ? 'more' : 'less'}`;
  return [
    {
      ...nowhere,
      kind: sums.field,
      severity: 'conflict',
      field: sums.field,
      values: [sums.one, cents(sums.other - earlier)],
      excess: unexplained,
      message: `The ${sums.words} of the ${kindWords[claim.kind]} is ${moneyWords(sums.one, claim.currency)}, that of the ${kindWords[base.kind]} ${earlier > 0 ? 'less what was invoiced before ' : ''}${moneyWords(cents(sums.other - earlier), base.currency)}: ${so} than ${explained === 0 ? 'agreed' : 'the differences of the lines explain'}.`,
    },
  ];
}

const grossFactor = ({ net, total }: Paper): number => (net && total ? total / net : 1);

/** Only a part is claimed: what stands beside the lines must stand beside those of the order too. */
function extrasOf(claim: Paper, base: Paper, { tolerances }: Sums): Finding[] {
  const [own, agreed] = [extraOf(claim), extraOf(base)];
  if (own === null || agreed === null || isWithin(own, 0, tolerances.amount)) return [];
  const allowed = agreed > 0 ? agreed : 0;
  if (own < 0 || own <= allowed + tolerances.amount.absolute) return [];
  return [
    {
      ...nowhere,
      kind: 'net_amount',
      severity: 'conflict',
      field: 'net_amount',
      values: [own, allowed],
      excess: cents(own - allowed),
      message: `The ${kindWords[claim.kind]} adds ${moneyWords(own, claim.currency)} to its lines; the ${kindWords[base.kind]} does not say so.`,
    },
  ];
}

/** What a paper adds to its lines, such as freight in its sums; null where that cannot be told. */
function extraOf({ net, lines }: Paper): number | null {
  const sum = linesSum(lines);
  return net === null || sum === null || lines.length === 0 ? null : cents(net - sum);
}

/** The same net but another total: the tax differs. */
function taxes(claim: Paper, base: Paper, { before, tolerances, lines, set }: Sums): Finding[] {
  const known = [claim.net, claim.total, base.net, base.total].every((sum) => sum !== null);
  if (!known || before.length > 0 || lines.findings.some(({ excess }) => excess !== 0)) return [];
  const [own, agreed] = [
    cents((claim.total ?? 0) - (claim.net ?? 0)),
    cents((base.total ?? 0) - (base.net ?? 0)),
  ];
  // An order without tax leaves it to the invoice.
  const isTaxed = set.every(({ net, total }) => net !== null && total !== null && total - net > 0.005);
  if (!isTaxed || !isWithin(claim.net ?? 0, base.net ?? 0, tolerances.amount)) return [];
  if (isWithin(own, agreed, tolerances.amount)) return [];
  return [
    {
      ...nowhere,
      kind: 'tax_amount',
      severity: 'conflict',
      field: 'tax_amount',
      values: [own, agreed],
      excess: 0,
      message: `The tax on the ${kindWords[claim.kind]} is ${moneyWords(own, claim.currency)}, on the ${kindWords[base.kind]} ${moneyWords(agreed, base.currency)}.`,
    },
  ];
}
