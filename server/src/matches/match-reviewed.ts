import { sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import { waitingFor } from './match-keys.ts';

/**
 * A person has changed the values of a document: its match, those that tell of it, and those that waited for what it now
 * says are made anew by jobs. Part of the transaction that keeps the values.
 */
export async function matchReviewed(
  tx: Tx,
  queue: Queue,
  accountId: string,
  documentId: string,
): Promise<void> {
  const document = await tx
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select('extraction.match_with')
    .select(waitingFor.as('waiting'))
    .select(
      sql<string[]>`array(
        select match.document_id from match
        where match.account_id = ${accountId}
          and (match.document_id = document.id or match.mentioned_ids && array[document.id]))`.as('telling'),
    )
    .where('document.id', '=', documentId)
    .executeTakeFirstOrThrow();
  const own = document.match_with ? [documentId] : [];
  const anew = [...new Set([...own, ...document.telling, ...document.waiting])];
  if (anew.length === 0) return;
  await queue.sendAll(
    tx,
    'match',
    anew.map((document_id) => ({ document_id })),
  );
}
