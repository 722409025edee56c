import { linesSum, onBasisOf } from './basis.ts';
import { compareHeaders } from './compare-headers.ts';
import { type Compared, type ComparedLines, compareLines } from './compare-lines.ts';
import { compareSums } from './compare-sums.ts';
import type { Finding } from './finding.ts';
import type { Bill, Paper } from './paper.ts';
import { cents } from './values.ts';

export interface Comparison {
  findings: Finding[];
  lines: ComparedLines;
  /** What each claiming paper takes of each base paper. */
  bills: Bill[];
}

/** Papers against those they follow: invoices against orders or delivery notes, delivery notes against orders. */
export function comparePapers({ claiming, set, before, tolerances }: Compared): Comparison {
  const alike = claiming.map((claim) => onBasisOf(claim, set));
  const lines = compareLines({ claiming: alike, set, before, tolerances });
  const headers = claiming.flatMap((claim) => set.flatMap((base) => compareHeaders(claim, base, tolerances)));
  const sums = claiming.every(hasSums) ? compareSums({ claiming, set, before, lines, tolerances }) : [];
  return {
    findings: [...headers, ...lines.findings, ...sums],
    lines,
    bills: claiming.flatMap((claim) => set.map((base) => billOf(claim, base, lines, set.length === 1))),
  };
}

/** A delivery note has no prices to compare. */
const hasSums = ({ net, total }: Paper): boolean => net !== null || total !== null;

function billOf(claim: Paper, base: Paper, { shares }: ComparedLines, isOnly: boolean): Bill {
  const own = shares.filter(({ pair }) => pair.claim.paper.id === claim.id && pair.base.paper.id === base.id);
  const amounts = own.map(({ pair, quantity }) => {
    const { line } = pair.claim;
    if (line.amount === null || quantity === null || !line.quantity) return line.amount ?? 0;
    return (line.amount * quantity) / line.quantity;
  });
  const byLines = cents(amounts.reduce((sum, amount) => sum + amount, 0));
  return {
    claimId: claim.id,
    date: claim.date,
    baseId: base.id,
    baseKind: base.kind,
    amount: isOnly ? (claim.net ?? linesSum(claim.lines) ?? claim.total ?? byLines) : byLines,
    lines: [...Map.groupBy(own, ({ pair }) => pair.base.line.line)].map(([line, shared]) => ({
      line,
      quantity: shared.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    })),
  };
}
