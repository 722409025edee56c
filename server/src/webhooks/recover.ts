import type { RecoverWebhook, Recovery } from '@docglean/contract';
import type { Selectable } from 'kysely';
import { sendAgain } from '../deliveries/send-again.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { lowestId, newId } from '../store/ids.ts';
import type { Schema } from '../store/schema.ts';
import { typesFor } from './dialects.ts';

const eventsAtOnce = 500;

/**
 * Sends every event of a time that the webhook should have got and never answered with a 2xx; what is on its way is
 * left alone. Nothing from before the subscription. Throws RESOURCE_NOT_FOUND or WEBHOOK_DISABLED.
 */
export async function recoverWebhook(
  { db, queue }: Services,
  accountId: string,
  id: string,
  { since, until }: RecoverWebhook,
): Promise<Recovery> {
  return db.transaction().execute(async (tx) => {
    // Two at the same time would both find the same events missing.
    const webhook = await tx
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!webhook) throw new ApiError('RESOURCE_NOT_FOUND');
    if (webhook.disabled_at) throw new ApiError('WEBHOOK_DISABLED');

    const from = new Date(Math.max(new Date(since).getTime(), webhook.created_at.getTime()));
    const to = until === undefined ? new Date() : new Date(until);
    let events = 0;
    const range = { from: lowestId('event', from), before: lowestId('event', to), after: '' };
    for (;;) {
      const missed = await missedEvents(tx, webhook, range);
      const last = missed.at(-1);
      if (!last) break;
      await sendAgain(tx, queue, await deliveriesOf(tx, webhook, missed));
      events += missed.length;
      range.after = last.event_id;
    }
    return { events, since: new Date(since).toISOString(), until: to.toISOString() };
  });
}

type Webhook = Selectable<Schema['webhook']>;
type Missed = Awaited<ReturnType<typeof missedEvents>>;

interface Range {
  from: string;
  before: string;
  after: string;
}

function missedEvents(tx: Tx, webhook: Webhook, { from, before, after }: Range) {
  return tx
    .selectFrom('event')
    .leftJoin('delivery', (join) =>
      join.onRef('delivery.event_id', '=', 'event.id').on('delivery.webhook_id', '=', webhook.id),
    )
    .select(['event.id as event_id', 'delivery.id as delivery_id'])
    .where('event.account_id', '=', webhook.account_id)
    .where('event.type', 'in', typesFor(webhook))
    .$if(webhook.parser_id !== null, (query) =>
      query.where((its) =>
        its.or([its('event.parser_id', '=', webhook.parser_id), its('event.type', '=', 'webhook.disabled')]),
      ),
    )
    .where((its) =>
      its.or([its('delivery.id', 'is', null), its('delivery.state', 'in', ['exhausted', 'dropped'])]),
    )
    .where('event.id', '>=', from)
    .where('event.id', '>', after)
    .where('event.id', '<', before)
    .orderBy('event.id')
    .limit(eventsAtOnce)
    .execute();
}

/** In the order of the events; those that happened while the webhook was switched off have none yet. */
async function deliveriesOf(tx: Tx, webhook: Webhook, missed: Missed): Promise<string[]> {
  const deliveries = missed.map((one) => ({ ...one, id: one.delivery_id ?? newId('delivery') }));
  const made = deliveries
    .filter(({ delivery_id }) => delivery_id === null)
    .map(({ id, event_id }) => ({
      id,
      account_id: webhook.account_id,
      event_id,
      webhook_id: webhook.id,
    }));
  if (made.length > 0) await tx.insertInto('delivery').values(made).execute();
  return deliveries.map(({ id }) => id);
}
