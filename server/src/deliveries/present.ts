import type { Delivery } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

type DeliveryRow = Omit<Selectable<Schema['delivery']>, 'account_id' | 'attempts' | 'attempts_before'> & {
  event_type: string;
  made: readonly AttemptRow[];
};

/** Read as JSON, so its time is text. */
type AttemptRow = Pick<Selectable<Schema['delivery_attempt']>, 'duration_ms' | 'status_code' | 'response'> & {
  started_at: string | Date;
};

/** A delivery as the API shows it. */
export function presentDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    state: row.state,
    event_id: row.event_id,
    event_type: row.event_type,
    webhook_id: row.webhook_id,
    extraction_id: row.extraction_id,
    section_id: row.section_id,
    attempts: row.made.map((attempt) => ({
      ...attempt,
      started_at: new Date(attempt.started_at).toISOString(),
    })),
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
