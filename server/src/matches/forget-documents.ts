import { sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import { nothingFound } from './findings.ts';

/**
 * Documents are about to be deleted: their own matches go with them, those of others lose at once all that they found and
 * are made anew by jobs. Events that told of either go too. Part of the transaction that deletes.
 */
export async function forgetDocuments(tx: Tx, queue: Queue, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const own = await tx
    .selectFrom('match')
    .select(['id', 'document_id', 'bills'])
    .where('document_id', 'in', documentIds)
    .execute();
  const orders = [...new Set(own.flatMap(({ bills }) => bills.map(({ baseId }) => baseId)))];
  const touched = await tx
    .selectFrom('match')
    .select(['id', 'document_id', 'findings', 'decision', 'named_ids', 'rejected_ids'])
    .select(sql<boolean>`mentioned_ids && ${documentIds}::text[]`.as('mentions'))
    .where((its) =>
      its.or([
        sql<boolean>`mentioned_ids && ${documentIds}::text[]`,
        sql<boolean>`rejected_ids && ${documentIds}::text[]`,
        // What the deleted invoices took of these orders is there again.
        sql<boolean>`counterpart_ids && ${orders}::text[]`,
      ]),
    )
    .where('document_id', 'not in', documentIds)
    .execute();
  const events = [...own, ...touched.filter(({ mentions }) => mentions)].map(({ id }) => id);
  if (events.length > 0) await tx.deleteFrom('event').where('subject_id', 'in', events).execute();
  for (const { id, findings, mentions, named_ids, rejected_ids, decision } of touched) {
    const isLeft = (one: string) => !documentIds.includes(one);
    const named = named_ids.filter(isLeft);
    await tx
      .updateTable('match')
      .set({
        named_ids: named,
        rejected_ids: rejected_ids.filter(isLeft),
        ...(decision === 'confirmed' &&
          named.length === 0 && { decision: 'open', note: null, reviewed_at: null }),
        ...(mentions && {
          result: 'unmatched',
          score: null,
          findings: JSON.stringify(nothingFound(findings)),
          bills: '[]',
          counterpart_ids: [],
          mentioned_ids: [],
        }),
      })
      .where('id', '=', id)
      .execute();
  }
  const anew = touched.map(({ document_id }) => ({ document_id }));
  if (anew.length > 0) await queue.sendAll(tx, 'match', anew);
}
