import { timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Db } from '../store/database.ts';
import { hashOf, newApiKey } from './api-key.ts';
import { type Caller, limitsOf } from './find-key.ts';

/** A key that lives as long as the process, for commands of the same person on the same machine; never stored in the database. */
export interface LocalKey {
  key: string;
  /** The caller, if this is the key. */
  match(key: string): Caller | null;
}

export async function createLocalKey(db: Db, config: Config): Promise<LocalKey> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'name', 'credit_balance', 'monthly_pages', 'retention_hours'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const key = newApiKey();
  const hash = hashOf(key);
  const caller: Caller = {
    accountId: account.id,
    accountName: account.name,
    keyId: 'key_local',
    keyName: 'Commands on this computer',
    scopes: ['read', 'write', 'admin'],
    limits: limitsOf(account, config),
  };
  return { key, match: (candidate) => (timingSafeEqual(hash, hashOf(candidate)) ? caller : null) };
}
