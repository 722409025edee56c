import type { Db } from '../store/database.ts';
import { hashOf, prefixOf } from './api-key.ts';

/** Whether a credential that opens nothing is a key that was revoked. Only for surfaces whose contract tells the two apart. */
export async function isRevoked(db: Db, credential: string): Promise<boolean> {
  const found = await db
    .selectFrom('api_key')
    .select('id')
    .where('prefix', '=', prefixOf(credential))
    .where('key_hash', '=', hashOf(credential))
    .where('revoked_at', 'is not', null)
    .executeTakeFirst();
  return found !== undefined;
}
