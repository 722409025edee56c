import type { Status } from '@docglean/contract';
import { sql } from 'kysely';
import { announceFinish } from '../events/changes.ts';
import { emitEvents, type NewEvent, sendEvents } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import { beginSectionsOf } from '../sections/begin-sections.ts';
import type { Tx } from '../store/database.ts';
import { countByStatus } from './load.ts';
import { presentExtraction } from './present.ts';

interface Ended {
  id: string;
  account_id: string;
  callback_url: string | null;
  /** Something waits for the end. */
  is_awaited: boolean;
}

/**
 * Ends extractions whose documents are all finished: status, event, callback, and word to whoever waits. What happened
 * to their documents is told in the same statements, before the ends. Part of the caller's transaction.
 */
export async function endExtractions(
  tx: Tx,
  queue: Queue,
  ended: readonly Ended[],
  documentEvents: readonly NewEvent[] = [],
): Promise<void> {
  const endings: NewEvent[] = [];
  for (const extraction of ended) endings.push(await storeEnd(tx, extraction));
  const eventIds = await emitEvents(tx, queue, [...documentEvents, ...endings]);
  const endIds = eventIds.slice(documentEvents.length);
  const callbacks = ended.flatMap(({ id, account_id, callback_url }, index) =>
    callback_url
      ? [{ accountId: account_id, callbackOf: { extractionId: id }, eventId: endIds[index] ?? '' }]
      : [],
  );
  await sendEvents(tx, queue, callbacks);
  const awaited = ended.filter(({ is_awaited }) => is_awaited).map(({ id }) => id);
  if (awaited.length > 0) await beginSectionsOf(tx, queue, awaited);
  await announceFinish(
    tx,
    ended.map(({ id }) => id),
  );
}

/** Gives the event that says so. */
async function storeEnd(tx: Tx, { id, account_id }: Ended): Promise<NewEvent> {
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
