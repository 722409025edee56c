import type { Match } from '@docglean/contract';
import { tolerancesOf } from '@docglean/extract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { nothingFound } from './findings.ts';

export type MatchRow = Selectable<Schema['match']>;

/** A match as the API shows it. What it found is gone with the first of its documents that expires. */
export function presentMatch(row: MatchRow, now = new Date()): Match {
  const isGone = row.found_until !== null && row.found_until <= now;
  const findings = isGone ? nothingFound(row.findings) : row.findings;
  return {
    id: row.id,
    document_id: row.document_id,
    extraction_id: row.extraction_id,
    parser_id: row.parser_id,
    customer_id: row.customer_id,
    document_type: findings.document_type,
    number: findings.number,
    result: isGone ? 'unmatched' : row.result,
    summary: findings.summary,
    score: isGone ? null : row.score,
    counterparts: findings.counterparts,
    differences: findings.differences,
    lines: findings.lines,
    remainder: findings.remainder,
    duplicates: findings.duplicates,
    candidates: findings.candidates,
    against: row.against,
    tolerances: tolerancesOf(row.tolerances),
    is_automatic: row.is_automatic,
    review:
      row.decision === 'open'
        ? null
        : {
            decision: row.decision,
            note: row.note,
            reviewed_at: (row.reviewed_at ?? row.updated_at).toISOString(),
          },
    rejected_document_ids: row.rejected_ids,
    metadata: row.metadata,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
