import type { Match } from '@docglean/contract';
import type { Paper, Verdict } from '@docglean/extract';

/** What a match found, as it is kept and shown. */
export type Findings = Pick<
  Match,
  | 'document_type'
  | 'number'
  | 'summary'
  | 'counterparts'
  | 'differences'
  | 'lines'
  | 'remainder'
  | 'duplicates'
  | 'candidates'
>;

/** What is left of the findings when a document they told of is gone. */
export const nothingFound = ({
  document_type,
  number,
}: Pick<Findings, 'document_type' | 'number'>): Findings => ({
  document_type,
  number,
  summary: 'A document that this match told of is gone, so it is being matched anew.',
  counterparts: [],
  differences: [],
  lines: [],
  remainder: [],
  duplicates: [],
  candidates: [],
});

/** A verdict as it is kept. */
export function findingsOf(
  subject: Paper,
  verdict: Verdict,
  extractionOf: (documentId: string) => string,
): Findings {
  const fellow = ({ paper, score, reasons }: Verdict['counterparts'][number]) => ({
    document_id: paper.id,
    extraction_id: extractionOf(paper.id),
    document_type: paper.kind,
    number: paper.number,
    date: paper.date,
    currency: paper.currency,
    net_amount: paper.net,
    total_amount: paper.total,
    score,
    reasons: [...reasons],
  });
  return {
    document_type: subject.kind,
    number: subject.number,
    summary: verdict.summary,
    counterparts: verdict.counterparts.map(fellow),
    differences: verdict.differences,
    lines: verdict.lines,
    remainder: verdict.remainder,
    duplicates: verdict.duplicates.map(({ paper, certain, reason }) => ({
      document_id: paper.id,
      extraction_id: extractionOf(paper.id),
      number: paper.number,
      certain,
      reason,
    })),
    candidates: verdict.others.map(fellow),
  };
}
