import type { Delivery, DeliveryState } from '@docglean/contract';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db, Tx } from '../store/database.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { getWebhook } from '../webhooks/get.ts';
import { presentDelivery } from './present.ts';

interface ListDeliveries {
  limit: number;
  cursor?: string | undefined;
  state?: DeliveryState | undefined;
}

/** What was sent to a webhook, newest first. Throws RESOURCE_NOT_FOUND. */
export async function listDeliveries(
  db: Db,
  accountId: string,
  webhookId: string,
  filter: ListDeliveries,
): Promise<Page<Delivery>> {
  await getWebhook(db, accountId, webhookId);
  const rows = await deliveriesMatching(db, webhookId, filter)
    .orderBy('delivery.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return toPage(rows, filter.limit, (row) => row.id, presentDelivery);
}

/** The statement behind a page of deliveries. */
export function deliveriesMatching(
  db: Db,
  webhookId: string,
  { cursor, state }: Omit<ListDeliveries, 'limit'>,
) {
  let query = withAttempts(db).where('delivery.webhook_id', '=', webhookId);
  if (state !== undefined) query = query.where('delivery.state', '=', state);
  if (cursor !== undefined) query = query.where('delivery.id', '<', readCursor(cursor));
  return query;
}

/** Deliveries with their attempts, read in one statement: what is told of one fits what is told of the other. */
export const withAttempts = (db: Db | Tx) =>
  db
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .selectAll('delivery')
    .select('event.type as event_type')
    .select((delivery) =>
      jsonArrayFrom(
        delivery
          .selectFrom('delivery_attempt')
          .select(['started_at', 'duration_ms', 'status_code', 'response'])
          .whereRef('delivery_attempt.delivery_id', '=', 'delivery.id')
          .orderBy('attempt'),
      ).as('made'),
    );
