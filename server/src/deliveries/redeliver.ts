import type { Delivery } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { getDelivery } from './get.ts';
import { sendAgain } from './send-again.ts';

/** Tries a delivery again at once. Throws RESOURCE_NOT_FOUND or WEBHOOK_DISABLED. */
export async function redeliver({ db, queue }: Services, accountId: string, id: string): Promise<Delivery> {
  return db.transaction().execute(async (tx) => {
    const delivery = await tx
      .selectFrom('delivery')
      .select('webhook_id')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!delivery) throw new ApiError('RESOURCE_NOT_FOUND');
    const disabled = await tx
      .selectFrom('webhook')
      .select('id')
      .where('id', '=', delivery.webhook_id)
      .where('disabled_at', 'is not', null)
      .executeTakeFirst();
    if (disabled) throw new ApiError('WEBHOOK_DISABLED');
    await sendAgain(tx, queue, [id]);
    return getDelivery(tx, accountId, id);
  });
}
