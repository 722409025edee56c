import type { Db } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { hashOf, newApiKey, prefixOf } from './api-key.ts';

/**
 * Makes the first account and its admin key where there is none, and answers with the key: it is known only now.
 * A given key is added even later, so that an operator who sets DOCGLEAN_API_KEY can always get in.
 */
export async function ensureFirstKey(db: Db, given: string | undefined): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    let account = await tx.selectFrom('account').select('id').orderBy('id').limit(1).executeTakeFirst();
    if (account && !given) return null;
    if (!account) {
      account = { id: newId('account') };
      await tx.insertInto('account').values({ id: account.id, name: 'My account' }).execute();
    }
    const key = given ?? newApiKey();
    const inserted = await tx
      .insertInto('api_key')
      .values({
        id: newId('apiKey'),
        account_id: account.id,
        name: given ? 'DOCGLEAN_API_KEY' : 'First key',
        prefix: prefixOf(key),
        key_hash: hashOf(key),
        scopes: ['read', 'write', 'admin'],
      })
      .onConflict((conflict) => conflict.column('prefix').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted ? key : null;
  });
}
