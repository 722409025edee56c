import { timingSafeEqual } from 'node:crypto';
import type { Scope } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { hashOf, prefixOf } from './api-key.ts';

/** Who is calling: the account everything belongs to, and what the key may do. */
export interface Caller {
  accountId: string;
  accountName: string;
  keyId: string;
  keyName: string;
  scopes: Scope[];
}

/** How exact "last used" is; more exact would be a write on every request. */
const lastUsedEveryMs = 60_000;

export async function findKey(db: Db, key: string): Promise<Caller | null> {
  const row = await db
    .selectFrom('api_key')
    .innerJoin('account', 'account.id', 'api_key.account_id')
    .select(['api_key.id', 'api_key.name', 'api_key.key_hash', 'api_key.scopes', 'api_key.last_used_at'])
    .select(['account.id as account_id', 'account.name as account_name'])
    .where('api_key.prefix', '=', prefixOf(key))
    .where('api_key.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.key_hash, hashOf(key))) return null;
  if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > lastUsedEveryMs) {
    await db.updateTable('api_key').set({ last_used_at: new Date() }).where('id', '=', row.id).execute();
  }
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    keyId: row.id,
    keyName: row.name,
    scopes: row.scopes,
  };
}
