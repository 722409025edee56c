import type { CreatedApiKey } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { type AccountChange, changeAccount } from './change-account.ts';
import { createKey } from './create-key.ts';

/** Makes an account with an admin key of its own: nothing of it is seen by any other account. */
export async function createAccount(
  db: Db,
  name: string,
  change: AccountChange,
): Promise<{ id: string; key: CreatedApiKey }> {
  const id = newId('account');
  await db.insertInto('account').values({ id, name }).execute();
  await changeAccount(db, id, change);
  const key = await createKey(db, id, { name: 'First key', scopes: ['read', 'write', 'admin'] });
  return { id, key };
}
