import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';

/** Forgets what one review taught. Throws RESOURCE_NOT_FOUND. */
export async function deleteMemory(db: Db, accountId: string, parserId: string, id: string): Promise<void> {
  const deleted = await db
    .deleteFrom('layout_memory')
    .where('id', '=', id)
    .where('parser_id', '=', parserId)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  if (!deleted) throw new ApiError('RESOURCE_NOT_FOUND');
}
