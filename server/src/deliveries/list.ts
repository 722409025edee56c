import type { Delivery, DeliveryState } from '@docglean/contract';
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
  const attempts = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  );
  return toPage(
    rows,
    filter.limit,
    (row) => row.id,
    (row) => presentDelivery(row, attempts),
  );
}

/** The statement behind a page of deliveries. */
export function deliveriesMatching(
  db: Db,
  webhookId: string,
  { cursor, state }: Omit<ListDeliveries, 'limit'>,
) {
  let query = withEventType(db).where('delivery.webhook_id', '=', webhookId);
  if (state !== undefined) query = query.where('delivery.state', '=', state);
  if (cursor !== undefined) query = query.where('delivery.id', '<', readCursor(cursor));
  return query;
}

export const withEventType = (db: Db | Tx) =>
  db
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .selectAll('delivery')
    .select('event.type as event_type');

export async function attemptsOf(db: Db | Tx, deliveryIds: readonly string[]) {
  if (deliveryIds.length === 0) return [];
  return db
    .selectFrom('delivery_attempt')
    .selectAll()
    .where('delivery_id', 'in', deliveryIds)
    .orderBy('delivery_id')
    .orderBy('attempt')
    .execute();
}
