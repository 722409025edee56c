import type { EventType, WebhookDialect } from '@docglean/contract';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import { newId, timeOf } from '../store/ids.ts';
import { typesFor } from '../webhooks/dialects.ts';
import { type EventData, parserOf } from './event-data.ts';

export interface NewEvent {
  accountId: string;
  type: EventType;
  subjectId: string;
  data: EventData;
}

/** What was submitted with a callback. */
type Submitted = { extractionId: string } | { sectionId: string };

/** Where an event is to go. */
type Recipient = { accountId: string; eventId: string } & ({ webhookId: string } | { callbackOf: Submitted });

/**
 * Writes events and sends each to every webhook subscribed to its type; part of the transaction that made them happen.
 * Gives their ids, in order.
 */
export async function emitEvents(tx: Tx, queue: Queue, events: readonly NewEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = rowsOf(events);
  const ids = rows.map(({ id }) => id);
  // One statement for both: they are what a busy server waits for.
  const webhooks = await tx
    .with('recorded', (query) => query.insertInto('event').values(rows))
    .selectFrom('webhook')
    .select(['id', 'account_id', 'events', 'parser_id', 'dialect'])
    .where('account_id', 'in', [...new Set(events.map(({ accountId }) => accountId))])
    .where('disabled_at', 'is', null)
    .execute();
  const recipients = events.flatMap((event, index) =>
    webhooks
      .filter((webhook) => isFor(event, webhook))
      .map(({ id }) => ({ accountId: event.accountId, eventId: ids[index] ?? '', webhookId: id })),
  );
  await sendEvents(tx, queue, recipients);
  return ids;
}

interface Subscription {
  account_id: string;
  events: readonly EventType[];
  parser_id: string | null;
  dialect: WebhookDialect | null;
}

/** What is about webhooks themselves comes to those of a single parser too. */
const isFor = ({ accountId, type, data }: NewEvent, webhook: Subscription): boolean =>
  webhook.account_id === accountId &&
  typesFor(webhook).includes(type) &&
  (webhook.parser_id === null || 'webhook' in data || webhook.parser_id === parserOf(data));

export async function recordEvents(
  tx: Tx,
  events: readonly (Omit<NewEvent, 'type'> & { type: string })[],
): Promise<string[]> {
  const rows = rowsOf(events);
  if (rows.length > 0) await tx.insertInto('event').values(rows).execute();
  return rows.map(({ id }) => id);
}

const rowsOf = (events: readonly (Omit<NewEvent, 'type'> & { type: string })[]) =>
  events.map((event) => {
    const id = newId('event');
    return {
      id,
      account_id: event.accountId,
      type: event.type,
      subject_id: event.subjectId,
      parser_id: parserOf(event.data),
      data: JSON.stringify(event.data),
      // The list goes by ids: its times must agree with them.
      created_at: timeOf(id),
    };
  });

/** Puts events on their way to webhooks, or to callbacks. */
export async function sendEvents(tx: Tx, queue: Queue, recipients: readonly Recipient[]): Promise<void> {
  if (recipients.length === 0) return;
  const rows = recipients.map((to) => ({
    id: newId('delivery'),
    account_id: to.accountId,
    event_id: to.eventId,
    webhook_id: 'webhookId' in to ? to.webhookId : null,
    ...calledOf(to),
    next_attempt_at: new Date(),
  }));
  // No row: this callback is already on its way, and it is called only once.
  const deliveries = await tx
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  if (deliveries.length === 0) return;
  await queue.sendAll(
    tx,
    'deliver',
    deliveries.map(({ id }) => ({ delivery_id: id, attempt: 1 })),
  );
}

function calledOf(to: Recipient) {
  const of: { extractionId?: string; sectionId?: string } = 'callbackOf' in to ? to.callbackOf : {};
  return {
    extraction_id: of.extractionId ?? null,
    section_id: of.sectionId ?? null,
  };
}
