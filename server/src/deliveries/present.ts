import type { Delivery } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

type DeliveryRow = Omit<Selectable<Schema['delivery']>, 'account_id' | 'attempts' | 'attempts_before'>;
type AttemptRow = Selectable<Schema['delivery_attempt']>;

/** A delivery as the API shows it, with those of the attempts that are its own. */
export function presentDelivery(
  row: DeliveryRow & { event_type: string },
  attempts: readonly AttemptRow[],
): Delivery {
  return {
    id: row.id,
    state: row.state,
    event_id: row.event_id,
    event_type: row.event_type,
    webhook_id: row.webhook_id,
    extraction_id: row.extraction_id,
    attempts: attempts
      .filter(({ delivery_id }) => delivery_id === row.id)
      .map(({ started_at, duration_ms, status_code, response }) => ({
        started_at: started_at.toISOString(),
        duration_ms,
        status_code,
        response,
      })),
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
