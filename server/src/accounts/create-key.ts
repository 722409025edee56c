import type { CreateApiKey, CreatedApiKey } from '@docglean/contract';
import type { Db, Tx } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { hashOf, newApiKey, prefixOf } from './api-key.ts';
import { presentKey } from './present-key.ts';

/** Makes a key. The key itself is in the answer this once: only its hash is stored. */
export async function createKey(
  db: Db | Tx,
  accountId: string,
  { name, scopes }: CreateApiKey,
): Promise<CreatedApiKey> {
  const key = newApiKey();
  const row = await db
    .insertInto('api_key')
    .values({
      id: newId('apiKey'),
      account_id: accountId,
      name,
      prefix: prefixOf(key),
      key_hash: hashOf(key),
      scopes: [...new Set(scopes)],
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...presentKey(row), key };
}
