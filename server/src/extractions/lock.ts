import { ApiError } from '../errors.ts';
import type { Tx } from '../store/database.ts';
import { notExpired } from './expiry.ts';

/** The extraction, which nobody else changes until the transaction ends. Throws RESOURCE_NOT_FOUND. */
export async function lockExtraction(tx: Tx, accountId: string, id: string) {
  const extraction = await tx
    .selectFrom('extraction')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where(notExpired())
    .forUpdate()
    .executeTakeFirst();
  if (!extraction) throw new ApiError('RESOURCE_NOT_FOUND');
  return extraction;
}
