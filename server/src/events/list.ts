import { type Event, type EventType, eventTypes } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { lowestId } from '../store/ids.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { presentEvent } from './present.ts';

interface ListEvents {
  limit: number;
  order: 'asc' | 'desc';
  cursor?: string | undefined;
  type?: readonly EventType[] | undefined;
  parser_id?: string | undefined;
  /** The id of an event, or a time. */
  after?: string | undefined;
  created_after?: string | undefined;
  created_before?: string | undefined;
}

/**
 * Ids are made before the transaction commits, so an event may come in before one that is there already. A poller that
 * goes on from the last one it saw would never see it: for it, the newest events wait until that cannot happen any more.
 */
const settledAfterMs = 2000;

/** The log of an account, without what is only between the server and a callback. */
export async function listEvents(db: Db, accountId: string, filter: ListEvents): Promise<Page<Event>> {
  const rows = await eventsMatching(db, accountId, filter)
    .orderBy('id', filter.order)
    .limit(filter.limit + 1)
    .execute();
  return toPage(rows, filter.limit, (row) => row.id, presentEvent);
}

/** The statement behind a page of the log. */
export function eventsMatching(db: Db, accountId: string, filter: Omit<ListEvents, 'limit'>) {
  const { order, cursor, type, parser_id, after, created_after, created_before } = filter;
  const at = (time: string | number) => lowestId('event', new Date(time));
  let query = db
    .selectFrom('event')
    .select(['id', 'type', 'created_at', 'data'])
    .where('account_id', '=', accountId)
    .where('type', 'in', type ?? eventTypes);
  if (parser_id !== undefined) query = query.where('parser_id', '=', parser_id);
  if (cursor !== undefined) query = query.where('id', order === 'asc' ? '>' : '<', readCursor(cursor));
  if (after !== undefined)
    query = after.startsWith('evt_') ? query.where('id', '>', after) : query.where('id', '>=', at(after));
  if (created_after !== undefined) query = query.where('id', '>=', at(created_after));
  if (created_before !== undefined) query = query.where('id', '<', at(created_before));
  if (order === 'asc') query = query.where('id', '<', at(Date.now() - settledAfterMs));
  return query;
}
