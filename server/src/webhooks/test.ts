import type { WebhookTest } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { recordEvents } from '../events/emit.ts';
import type { Services } from '../services.ts';
import { newId, timeOf } from '../store/ids.ts';
import { adviceOn } from './advice.ts';
import { type Attempt, isSuccess } from './attempt.ts';
import { compose } from './compose.ts';
import { post } from './post.ts';
import { presentWebhook } from './present.ts';
import { storeAttempt } from './store-attempt.ts';
import { validSecrets } from './valid-secrets.ts';

/** Calls the address once with a `webhook.test` event and says what came of it. Throws RESOURCE_NOT_FOUND. */
export async function testWebhook(services: Services, accountId: string, id: string): Promise<WebhookTest> {
  const { db } = services;
  const webhook = await db
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!webhook) throw new ApiError('RESOURCE_NOT_FOUND');
  const test = {
    accountId,
    type: 'webhook.test',
    subjectId: id,
    data: { webhook: presentWebhook(webhook) },
  } as const;
  // Stored before it is sent: whoever receives it may ask for it.
  const [eventId = ''] = await db.transaction().execute((tx) => recordEvents(tx, [test]));
  const { type, data } = test;
  const event = { id: eventId, type, subject_id: id, data, created_at: timeOf(eventId) };
  const message = await compose(services, webhook.dialect, {
    accountId,
    event,
    secrets: validSecrets(webhook),
  });
  if (!message) throw new ApiError('RESOURCE_NOT_FOUND');
  const attempt = await post(services, webhook.url, message);
  const deliveryId = await storeOutcome(services, { accountId, eventId, webhookId: id }, attempt);
  return {
    event_id: eventId,
    delivery_id: deliveryId,
    delivered: isSuccess(attempt),
    status_code: attempt.statusCode,
    duration_ms: attempt.durationMs,
    response: attempt.response,
    advice: adviceOn(attempt),
  };
}

interface Sent {
  accountId: string;
  eventId: string;
  webhookId: string;
}

/** A delivery that is over with its one attempt. */
function storeOutcome({ db }: Services, sent: Sent, attempt: Attempt): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const webhook = await tx
      .selectFrom('webhook')
      .select('id')
      .where('id', '=', sent.webhookId)
      .forKeyShare()
      .executeTakeFirst();
    // Deleted while the test ran.
    if (!webhook) throw new ApiError('RESOURCE_NOT_FOUND');
    const id = newId('delivery');
    await tx
      .insertInto('delivery')
      .values({
        id,
        account_id: sent.accountId,
        event_id: sent.eventId,
        webhook_id: sent.webhookId,
        state: isSuccess(attempt) ? 'delivered' : 'exhausted',
        attempts: 1,
        finished_at: new Date(),
      })
      .execute();
    await storeAttempt(tx, id, 1, attempt);
    return id;
  });
}
