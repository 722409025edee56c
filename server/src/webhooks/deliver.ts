import type { Jobs } from '../jobs/queue.ts';
import type { Services } from '../services.ts';
import { compose } from './compose.ts';
import { post } from './post.ts';
import { recordAttempt } from './record-attempt.ts';
import { validSecrets } from './valid-secrets.ts';

/** Makes one attempt at a delivery and notes what came of it; the next attempt, if one is due, is a job of its own. */
export async function deliver(services: Services, job: Jobs['deliver']): Promise<void> {
  const delivery = await services.db
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .leftJoin('webhook', 'webhook.id', 'delivery.webhook_id')
    .leftJoin('extraction', 'extraction.id', 'delivery.extraction_id')
    .leftJoin('section', 'section.id', 'delivery.section_id')
    .select(['delivery.id', 'delivery.account_id', 'delivery.state', 'delivery.webhook_id'])
    .select(['delivery.attempts', 'delivery.attempts_before'])
    .select(['event.id as event_id', 'event.type', 'event.subject_id', 'event.data', 'event.created_at'])
    .select(['webhook.url', 'webhook.secret', 'webhook.disabled_at'])
    .select(['webhook.dialect', 'extraction.callback_dialect'])
    .select(['webhook.previous_secret', 'webhook.previous_secret_until'])
    .select(({ fn }) => [
      fn.coalesce('extraction.callback_url', 'section.callback_url').as('callback_url'),
      fn.coalesce('extraction.callback_secret', 'section.callback_secret').as('callback_secret'),
    ])
    .where('delivery.id', '=', job.delivery_id)
    .executeTakeFirst();
  if (delivery?.state !== 'pending') return;
  // Made by another job, after somebody asked for it to be made sooner.
  if (job.attempt !== undefined && job.attempt !== delivery.attempts + 1) return;
  const url = delivery.url ?? delivery.callback_url;
  if (!url || delivery.disabled_at) return drop(services, delivery.id);
  const secrets = delivery.secret
    ? validSecrets({ ...delivery, secret: delivery.secret })
    : [delivery.callback_secret].filter((secret) => secret !== null);
  const dialect = delivery.dialect ?? delivery.callback_dialect;
  const event = { ...delivery, id: delivery.event_id };
  const message = await compose(services, dialect, { accountId: delivery.account_id, event, secrets });
  if (!message) return drop(services, delivery.id);
  const attempt = await post(services, url, message);
  await recordAttempt(services, { ...delivery, dialect }, attempt);
}

async function drop({ db }: Services, deliveryId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'dropped', next_attempt_at: null, finished_at: new Date() })
    .where('id', '=', deliveryId)
    .execute();
}
