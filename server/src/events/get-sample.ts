import type { Event, EventType } from '@docglean/contract';
import { requireParser } from '../parsers/require.ts';
import type { Db } from '../store/database.ts';
import { presentEvent } from './present.ts';
import { exampleData } from './sample/example-data.ts';

interface SampleOptions {
  real: boolean;
  parser_id?: string | undefined;
}

/** The account's newest event of the type, or an example of the same shape. Throws PARSER_NOT_FOUND. */
export async function getSampleEvent(
  db: Db,
  accountId: string,
  type: EventType,
  { real, parser_id }: SampleOptions,
): Promise<{ event: Event; is_real: boolean }> {
  const parser = parser_id === undefined ? null : await requireParser(db, accountId, parser_id);
  const newest = real ? await newestEvent(db, accountId, type, parser?.id) : undefined;
  if (newest) return { event: presentEvent(newest), is_real: true };
  const created_at = new Date('2026-03-14T09:30:12.480Z');
  const example = { id: 'evt_01KKNQ5R50V9Q8XK4T7W6Z1B0C', type, created_at, data: exampleData(type, parser) };
  return { event: presentEvent(example), is_real: false };
}

const newestEvent = (db: Db, accountId: string, type: EventType, parserId: string | undefined) =>
  db
    .selectFrom('event')
    .select(['id', 'type', 'created_at', 'data'])
    .where('account_id', '=', accountId)
    .where('type', '=', type)
    .$if(parserId !== undefined, (query) => query.where('parser_id', '=', parserId ?? ''))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
