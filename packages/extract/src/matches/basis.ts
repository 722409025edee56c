import type { Paper } from './paper.ts';
import { cents } from './values.ts';

/** What the lines come to; null where the amount of one is unknown. */
export function linesSum(lines: Paper['lines']): number | null {
  return lines.length > 0 && lines.every(({ amount }) => amount !== null)
    ? cents(lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0))
    : null;
}

/** Each line may be rounded to cents by itself. */
const slackOf = ({ lines }: Paper): number => 0.02 + 0.01 * lines.length;

/** Sums before and after tax, as far as a paper tells. The only sum of a paper is one before tax if its lines make it. */
export function sumsOf(paper: Paper): { net: number | null; total: number | null } {
  const { net, total } = paper;
  if (net !== null) return { net, total };
  const lines = linesSum(paper.lines);
  const isNet = lines !== null && total !== null && Math.abs(lines - total) <= slackOf(paper);
  return isNet ? { net: total, total: null } : { net: lines, total };
}

/** Whether the lines of a paper add up to its sum before or with tax; null where that cannot be told or is the same. */
function basisOf(paper: Paper): 'net' | 'gross' | null {
  const { net, total } = paper;
  const sum = linesSum(paper.lines);
  if (sum === null || net === null || total === null || Math.abs(total - net) < 0.02) return null;
  if (Math.abs(sum - net) <= slackOf(paper)) return 'net';
  return Math.abs(sum - total) <= slackOf(paper) ? 'gross' : null;
}

/** The paper with its prices before tax, where its lines have them with tax and those of the others have them without. */
export function onBasisOf(paper: Paper, others: readonly Paper[]): Paper {
  if (basisOf(paper) !== 'gross' || others.some((other) => basisOf(other) === 'gross')) return paper;
  const factor = (paper.net ?? 1) / (paper.total ?? 1);
  const scale = (value: number | null) => (value === null ? null : Math.round(value * factor * 1e4) / 1e4);
  return {
    ...paper,
    lines: paper.lines.map((line) => ({
      ...line,
      unitPrice: scale(line.unitPrice),
      amount: scale(line.amount),
    })),
  };
}
