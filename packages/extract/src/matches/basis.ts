import type { Paper } from './paper.ts';

/** Whether the lines of a paper add up to its sum before or with tax; null where that cannot be told or is the same. */
function basisOf({ lines, net, total }: Paper): 'net' | 'gross' | null {
  if (net === null || total === null || Math.abs(total - net) < 0.02 || lines.length === 0) return null;
  const sum = linesSum(lines);
  if (sum === null) return null;
  const slack = 0.02 + 0.01 * lines.length;
  if (Math.abs(sum - net) <= slack) return 'net';
  return Math.abs(sum - total) <= slack ? 'gross' : null;
}

/** What the lines come to; null where the amount of one is unknown. */
export function linesSum(lines: Paper['lines']): number | null {
  return lines.every(({ amount }) => amount !== null)
    ? lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    : null;
}

/** The paper with its prices without tax where they are with it and those of the others are without, or the other way round. */
export function onBasisOf(paper: Paper, others: readonly Paper[]): Paper {
  const own = basisOf(paper);
  const theirs = new Set(others.map(basisOf));
  if (own === null || theirs.size !== 1 || theirs.has(null) || theirs.has(own)) return paper;
  const factor =
    own === 'gross' ? (paper.net ?? 1) / (paper.total ?? 1) : (paper.total ?? 1) / (paper.net ?? 1);
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
