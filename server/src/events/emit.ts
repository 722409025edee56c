import type { EventType } from '@docglean/contract';
import { sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/ids.ts';

export interface NewEvent {
  accountId: string;
  type: EventType;
  subjectId: string;
  data: object;
}

/** Writes an event and sends it to every webhook subscribed to its type; part of the transaction that made it happen. */
export async function emitEvent(tx: Tx, queue: Queue, event: NewEvent): Promise<string> {
  const eventId = await recordEvent(tx, event);
  const webhooks = await tx
    .selectFrom('webhook')
    .select('id')
    .where('account_id', '=', event.accountId)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`${event.type} = any(events)`)
    .execute();
  for (const webhook of webhooks) {
    await sendEvent(tx, queue, { accountId: event.accountId, eventId, webhookId: webhook.id });
  }
  return eventId;
}

export async function recordEvent(tx: Tx, event: Omit<NewEvent, 'type'> & { type: string }): Promise<string> {
  const id = newId('event');
  await tx
    .insertInto('event')
    .values({
      id,
      account_id: event.accountId,
      type: event.type,
      subject_id: event.subjectId,
      data: JSON.stringify(event.data),
    })
    .execute();
  return id;
}

/** Puts an event on its way to a webhook, or to the callback of an extraction. */
export async function sendEvent(
  tx: Tx,
  queue: Queue,
  to: { accountId: string; eventId: string } & ({ webhookId: string } | { callbackOf: string }),
): Promise<void> {
  const delivery = await tx
    .insertInto('delivery')
    .values({
      id: newId('delivery'),
      account_id: to.accountId,
      event_id: to.eventId,
      webhook_id: 'webhookId' in to ? to.webhookId : null,
      extraction_id: 'callbackOf' in to ? to.callbackOf : null,
      next_attempt_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('extraction_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  // No row: this extraction's callback is already on its way, and it is called only once.
  if (delivery) await queue.send(tx, 'deliver', { delivery_id: delivery.id });
}
