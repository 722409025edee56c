import type { Delivery } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db, Tx } from '../store/database.ts';
import { withAttempts } from './list.ts';
import { presentDelivery } from './present.ts';

/** Throws RESOURCE_NOT_FOUND. */
export async function getDelivery(db: Db | Tx, accountId: string, id: string): Promise<Delivery> {
  const row = await withAttempts(db)
    .where('delivery.id', '=', id)
    .where('delivery.account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentDelivery(row);
}
