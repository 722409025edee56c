import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';

/** Ends a key at once, with the tokens made of it. Throws LAST_ADMIN_KEY where nobody could manage keys any more. */
export async function revokeKey(db: Db, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // All of them are locked, always in the same order: two admins must not revoke each other at the same moment.
    const keys = await tx
      .selectFrom('api_key')
      .select(['id', 'scopes'])
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const key = keys.find((one) => one.id === id);
    if (!key) throw new ApiError('RESOURCE_NOT_FOUND');
    const admins = keys.filter((one) => one.scopes.includes('admin'));
    if (admins.length === 1 && admins.includes(key)) throw new ApiError('LAST_ADMIN_KEY');
    await tx.updateTable('api_key').set({ revoked_at: new Date() }).where('id', '=', id).execute();
    await tx.deleteFrom('access_token').where('key_id', '=', id).execute();
  });
}
