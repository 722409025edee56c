import type { Difference, LinePair, MatchLine, PaperKind } from '@docglean/contract';
import type { Comparison } from './compare-papers.ts';
import type { Finding } from './finding.ts';
import type { ReadLine } from './line-likeness.ts';
import type { Paper } from './paper.ts';
import { kindWords } from './wording.ts';

export interface Sides {
  claiming: readonly Paper[];
  set: readonly Paper[];
}

/** A finding as seen from the subject, on whichever side it stands. */
export function differenceOf(
  { claim, base, values, kind, severity, message, field }: Finding,
  subject: Paper,
  { claiming, set }: Sides,
): Difference {
  const isClaiming = claiming.some(({ id }) => id === subject.id);
  const [own, other] = isClaiming ? [claim, base] : [base, claim];
  const [value, counterValue] = isClaiming ? values : [values[1], values[0]];
  const fellows = isClaiming ? set : claiming;
  const difference =
    typeof value === 'number' && typeof counterValue === 'number' ? round(value - counterValue) : null;
  const only = fellows.length === 1 ? fellows[0]?.id : undefined;
  return {
    kind,
    severity,
    message,
    field,
    document_line: own?.line.line ?? null,
    counterpart_id: other?.paper.id ?? only ?? null,
    counterpart_line: other?.line.line ?? null,
    document_value: value ?? null,
    counterpart_value: counterValue ?? null,
    difference,
    relative: difference !== null && counterValue ? round(difference / Math.abs(Number(counterValue))) : null,
    within_tolerance: severity === 'note',
  };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** A kind of paper that was asked for and is not there. */
export const missingDocument = (subject: Paper, kind: PaperKind): Difference => ({
  kind: 'missing_document',
  severity: 'open',
  message: `No ${kindWords[kind]} was found for the ${kindWords[subject.kind]}.`,
  field: null,
  document_line: null,
  counterpart_id: null,
  counterpart_line: null,
  document_value: null,
  counterpart_value: null,
  difference: null,
  relative: null,
  within_tolerance: false,
});

/** The lines in the order of the subject, then what only its counterparts have. */
export function linePairsOf({ findings, lines }: Comparison, subject: Paper): LinePair[] {
  const pair = (claim: ReadLine | null, base: ReadLine | null, score: number | null): LinePair => {
    const own = findings.filter((finding) => isAbout(finding, claim, base));
    const isClaiming = (claim ?? base)?.paper.id === subject.id ? claim !== null : claim === null;
    const [mine, other] = isClaiming ? [claim, base] : [base, claim];
    return {
      result: resultOf(own, claim, base),
      document_line: mine && lineOf(mine),
      counterpart_id: other?.paper.id ?? null,
      counterpart_line: other && lineOf(other),
      score: score === null ? null : Math.round(score * 1000) / 1000,
      differences: own.map(({ message }) => message),
    };
  };
  const all = [
    ...lines.pairs.map(({ claim, base, score }) => pair(claim, base, score)),
    ...lines.extra.map((claim) => pair(claim, null, null)),
    // What earlier papers took whole is no news.
    ...lines.open
      .filter((base) => findings.some((finding) => finding.base === base))
      .map((base) => pair(null, base, null)),
  ];
  return all.sort((a, b) => placeOf(a) - placeOf(b));
}

/** What is about a line that is split stands beside its first part. */
const isAbout = (finding: Finding, claim: ReadLine | null, base: ReadLine | null): boolean =>
  (finding.claim !== null || finding.base !== null) && finding.claim === claim && finding.base === base;

function resultOf(
  own: readonly Finding[],
  claim: ReadLine | null,
  base: ReadLine | null,
): LinePair['result'] {
  if (base === null) return 'extra';
  if (own.some(({ severity }) => severity === 'conflict')) return 'different';
  return claim === null || own.some(({ severity }) => severity === 'open') ? 'open' : 'matched';
}

const placeOf = ({ document_line, counterpart_line }: LinePair): number =>
  document_line ? document_line.line : 1e6 + (counterpart_line?.line ?? 0);

const lineOf = ({ line }: ReadLine): MatchLine => ({
  line: line.line,
  sku: line.sku,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  unit_price: line.unitPrice,
  amount: line.amount,
});
