import type { IDataObject } from 'n8n-workflow';
import type { Match } from './api';

/** A match as the next node wants it: the verdict, what differs in words, and what belongs to it. */
export function matchJson(match: Match, simplify: boolean): IDataObject {
  if (!simplify) return { ...match, match_id: match.id } as unknown as IDataObject;
  const [counterpart] = match.counterparts;
  const remaining = match.remainder.map(({ remaining_amount }) => remaining_amount);
  return {
    match_id: match.id,
    result: match.result,
    is_match: match.result === 'matched',
    summary: match.summary,
    differences: match.differences.map(({ message }) => message),
    conflicts: match.differences.filter(({ severity }) => severity === 'conflict').length,
    number: match.number,
    document_type: match.document_type,
    document_id: match.document_id,
    extraction_id: match.extraction_id,
    counterpart_number: counterpart?.number ?? null,
    counterpart_type: counterpart?.document_type ?? null,
    counterpart_ids: match.counterparts.map(({ document_id }) => document_id),
    remaining_amount: remaining[0] ?? null,
    duplicates: match.duplicates.map(({ reason, document_id }) => ({ document_id, reason })),
    decision: match.review?.decision ?? null,
    score: match.score,
  };
}
