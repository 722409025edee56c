import type { Webhook } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

/** A webhook as the API shows it: never its secret. */
export function presentWebhook(
  row: Omit<
    Selectable<Schema['webhook']>,
    'account_id' | 'secret' | 'previous_secret' | 'previous_secret_until' | 'failing_since'
  >,
): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: row.events,
    description: row.description,
    parser_id: row.parser_id,
    dialect: row.dialect,
    enabled: row.disabled_at === null,
    disabled_reason: row.disabled_reason,
    created_at: row.created_at.toISOString(),
  };
}
