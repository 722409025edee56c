import type { Bill } from '@docglean/extract';
import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';

export interface Others {
  bills: Bill[];
  /** Documents whose own match had the subject as a counterpart until a person said no. */
  rejecting: string[];
}

/** What other matches say of these documents: what was invoiced of them, and what does not belong to the subject. */
export async function loadOthers(tx: Tx, subjectId: string, documentIds: readonly string[]): Promise<Others> {
  const ids = [subjectId, ...documentIds];
  const rows = await tx
    .selectFrom('match')
    .select(['document_id', 'bills'])
    .select(sql<boolean>`rejected_ids && array[${subjectId}]`.as('rejects'))
    .where((its) =>
      its.or([
        its('document_id', 'in', ids),
        sql<boolean>`counterpart_ids && ${ids}::text[]`,
        sql<boolean>`rejected_ids && array[${subjectId}]`,
      ]),
    )
    .where('document_id', '!=', subjectId)
    .execute();
  return {
    bills: rows.flatMap(({ bills }) => bills),
    rejecting: rows.filter(({ rejects }) => rejects).map(({ document_id }) => document_id),
  };
}
