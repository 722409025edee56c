import type { Status } from '@docglean/contract';
import { sql } from 'kysely';
import type { NewEvent } from '../events/emit.ts';
import type { Tx } from '../store/database.ts';
import { countByStatus } from './load.ts';
import { presentExtraction } from './present.ts';

/** Ends an extraction whose documents are all finished, and gives the event that says so; part of the caller's transaction. */
export async function endExtraction(
  tx: Tx,
  { id, account_id }: { id: string; account_id: string },
): Promise<NewEvent> {
  const counts = await countByStatus(tx, id);
  const status = endStatus(counts.map((count) => count.status));
  const now = new Date();
  const extraction = await tx
    .updateTable('extraction')
    .set({ status, started_at: sql`coalesce(started_at, ${now})`, finished_at: now, password: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return {
    accountId: account_id,
    type: `extraction.${status}`,
    subjectId: id,
    data: { extraction: presentExtraction(extraction, counts) },
  };
}

type EndStatus = 'completed' | 'needs_review' | 'failed' | 'cancelled';

/** How an extraction ends whose documents ended so. */
export function endStatus(statuses: readonly Status[]): EndStatus {
  if (statuses.includes('cancelled')) return 'cancelled';
  if (statuses.length > 0 && statuses.every((status) => status === 'failed')) return 'failed';
  return statuses.includes('needs_review') ? 'needs_review' : 'completed';
}
