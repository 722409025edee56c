import type {
  AppliedTolerances,
  Difference,
  LinePair,
  MatchResult,
  PaperKind,
  Remainder,
} from '@docglean/contract';
import { type Candidate, chooseCounterparts, fitsOf } from './choose.ts';
import { comparePapers } from './compare-papers.ts';
import { type DuplicatePaper, duplicatesOf } from './duplicates.ts';
import { type Fit, probabilityOf } from './fit.ts';
import { type Bill, claims, goesWith, isEarlier, type Paper } from './paper.ts';
import { differenceOf, linePairsOf, missingDocument, type Sides } from './present.ts';
import { remainderOf } from './remainder.ts';
import { summaryOf } from './summary.ts';

export interface MatchQuestion {
  subject: Paper;
  candidates: readonly Candidate[];
  tolerances: AppliedTolerances;
  /** The kinds of counterparts that must be there; left out, those that go with the subject may be. */
  required?: readonly PaperKind[] | undefined;
  /** The counterparts as somebody named them: nothing is chosen then. */
  named?: readonly string[] | undefined;
  /** What others took of the subject. */
  bills?: readonly Bill[];
}

/** A counterpart or a candidate, with the probability that it belongs to the subject. */
export interface Fellow {
  paper: Paper;
  score: number;
  reasons: readonly string[];
}

export interface Verdict {
  result: MatchResult;
  summary: string;
  /** The probability of the least likely counterpart; null without any. */
  score: number | null;
  counterparts: Fellow[];
  others: Fellow[];
  differences: Difference[];
  lines: LinePair[];
  remainder: Remainder[];
  duplicates: DuplicatePaper[];
  /** What each invoice takes of each order, for the matches to come. */
  bills: Bill[];
}

/** Finds the counterparts of a paper among candidates and says what agrees and what differs. */
export function matchPapers({
  subject,
  candidates,
  tolerances,
  required,
  named,
  bills: taken = [],
}: MatchQuestion): Verdict {
  const kinds = required ?? goesWith[subject.kind];
  const { counterparts, others } = named
    ? {
        counterparts: fitsOf(
          subject,
          candidates.map(({ paper }) => paper).filter(({ id }) => named.includes(id)),
        ),
        others: [],
      }
    : chooseCounterparts(subject, candidates, kinds);
  const papers = counterparts.map(({ paper }) => paper);
  const bills = [...taken, ...candidates.flatMap((candidate) => candidate.bills)];
  const groups = [...Map.groupBy(papers, ({ kind }) => kind).values()].map((group) => {
    const side = claims(subject.kind, group[0]?.kind ?? 'other')
      ? { claiming: [subject], set: group }
      : { claiming: group, set: [subject] };
    const before = billsBefore(bills, subject, side);
    return { ...side, before, comparison: comparePapers({ ...side, before, tolerances }) };
  });
  const missing = (required ?? []).filter((kind) => !papers.some((paper) => paper.kind === kind));
  const differences = [
    ...groups.flatMap(({ claiming, set, comparison }) =>
      comparison.findings.map((finding) => differenceOf(finding, subject, { claiming, set })),
    ),
    ...(papers.length > 0 ? missing.map((kind) => missingDocument(subject, kind)) : []),
  ].sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity));
  const result = resultOf(papers, differences);
  return {
    result,
    summary: summaryOf({ subject, result, papers, differences, candidates: others.length, kinds }),
    score:
      counterparts.length > 0 ? Math.min(...counterparts.map((fit) => probabilityOf(fit.logOdds))) : null,
    counterparts: counterparts.map(fellowOf),
    others: others.map(fellowOf),
    differences,
    lines: groups.flatMap(({ comparison }) => linePairsOf(comparison, subject)),
    remainder: groups.flatMap(({ set, before, claiming, comparison }) =>
      claiming.every(isBilling)
        ? set
            .filter(({ kind }) => kind === 'purchase_order')
            .map((order) => remainderOf(order, before, comparison))
        : [],
    ),
    duplicates:
      subject.kind === 'invoice'
        ? duplicatesOf(
            subject,
            candidates.map(({ paper }) => paper),
          )
        : [],
    bills: groups.flatMap(({ claiming, comparison }) => (claiming.every(isBilling) ? comparison.bills : [])),
  };
}

/** What others took of the papers that set something, each once; of an invoice that is matched only those before it. */
function billsBefore(bills: readonly Bill[], subject: Paper, { claiming, set }: Sides): Bill[] {
  const own = new Set(claiming.map(({ id }) => id));
  const others = bills.filter(
    (bill) =>
      set.some(({ id }) => id === bill.baseId) &&
      !own.has(bill.claimId) &&
      (!own.has(subject.id) || isEarlier(bill, subject)),
  );
  return [...new Map(others.map((bill) => [`${bill.claimId} ${bill.baseId}`, bill])).values()];
}

const isBilling = ({ kind }: Paper): boolean => kind === 'invoice';

const WORST: readonly Difference['severity'][] = ['conflict', 'open', 'note'];

const fellowOf = ({ paper, logOdds, reasons }: Fit): Fellow => ({
  paper,
  score: probabilityOf(logOdds),
  reasons,
});

function resultOf(papers: readonly Paper[], differences: readonly Difference[]): MatchResult {
  if (papers.length === 0) return 'unmatched';
  if (differences.some(({ severity }) => severity === 'conflict')) return 'mismatched';
  return differences.some(({ severity }) => severity === 'open') ? 'partial' : 'matched';
}
