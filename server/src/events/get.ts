import { type Event, eventTypes } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { presentEvent } from './present.ts';

/** Throws RESOURCE_NOT_FOUND, also for what is not in the list: what only a callback receives. */
export async function getEvent(db: Db, accountId: string, id: string): Promise<Event> {
  const row = await db
    .selectFrom('event')
    .select(['id', 'type', 'created_at', 'data'])
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('type', 'in', eventTypes)
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentEvent(row);
}
