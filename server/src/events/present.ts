import type { Event } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

/** An event as the log shows it and as webhooks receive it. */
export function presentEvent(
  row: Pick<Selectable<Schema['event']>, 'id' | 'type' | 'created_at' | 'data'>,
): Event {
  const { id, type, created_at, data } = row;
  // Type and data were recorded together; only the compiler does not know that they fit.
  return { id, type, created_at: created_at.toISOString(), data } as Event;
}
