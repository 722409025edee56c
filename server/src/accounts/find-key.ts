import { timingSafeEqual } from 'node:crypto';
import type { Scope } from '@docglean/contract';
import { type Selectable, sql } from 'kysely';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import type { Schema } from '../store/schema.ts';
import { hashOf, isToken, prefixOf } from './api-key.ts';
import { counterOf, type Rate, type RateLimit, rateOf } from './rate.ts';

/** Who is calling: the account everything belongs to, and what the key may do. */
export interface Caller {
  accountId: string;
  accountName: string;
  keyId: string;
  keyName: string;
  scopes: Scope[];
  limits: AccountLimits;
}

/** What the account may use; null: no limit. */
interface AccountLimits {
  /** As it was when the request came; only the transaction that spends knows it for sure. */
  creditBalance: number | null;
  monthlyPages: number | null;
  retentionHours: number | null;
}

/** How exact "last used" is; more exact would be a write on every request. */
const lastUsedEveryMs = 60_000;

interface Found extends AccountColumns {
  id: string;
  name: string;
  hash: Buffer;
  scopes: Scope[];
  last_used_at: Date | null;
  account_id: string;
  account_name: string;
  requests: number | null;
}

/**
 * Whose key or token this is, and how many requests it has made where the limit counts. Every request asks, so it is one
 * statement; nothing is kept from one request to the next, so what is revoked ends at once.
 */
export async function findKey(
  services: Services,
  credential: string,
  limit: RateLimit = nativeLimit(services.config),
): Promise<{ caller: Caller; rate: Rate } | null> {
  const key = await lookUp(services, credential, limit);
  if (!key) return null;
  const requests = key.requests ?? services.countRequest(key.id, limit);
  return { caller: callerOf(key, services.config), rate: rateOf(limit, requests) };
}

/** The same without counting the request: for a second credential beside the one that counts. */
export async function whoseKey(services: Services, credential: string): Promise<Caller | null> {
  const key = await lookUp(services, credential, null);
  return key && callerOf(key, services.config);
}

async function lookUp(
  { database, db }: Services,
  credential: string,
  limit: RateLimit | null,
): Promise<Found | null> {
  const hash = hashOf(credential);
  const found = isToken(credential)
    ? sql`select key.id, key.name, key.last_used_at, key.account_id, token.scopes, token.token_hash as hash
          from access_token token join api_key key on key.id = token.key_id
          where token.token_hash = ${hash} and token.expires_at > now() and key.revoked_at is null`
    : sql`select key.id, key.name, key.last_used_at, key.account_id, key.scopes, key.key_hash as hash
          from api_key key
          where key.prefix = ${prefixOf(credential)} and key.key_hash = ${hash} and key.revoked_at is null`;
  // Several processes share one count; the embedded database serves a single one, which counts by itself.
  const counted =
    limit && database.kind === 'postgres' ? countIn(limit) : sql`select null::integer as requests`;
  const { rows } = await sql<Found>`
    with found as (${found}), counted as (${counted})
    select found.*, counted.requests, account.name as account_name,
           account.credit_balance, account.monthly_pages, account.retention_hours
    from found join account on account.id = found.account_id left join counted on true`.execute(db);
  const [key] = rows;
  if (!key || !timingSafeEqual(key.hash, hash)) return null;
  if (!key.last_used_at || Date.now() - key.last_used_at.getTime() > lastUsedEveryMs) {
    await db.updateTable('api_key').set({ last_used_at: new Date() }).where('id', '=', key.id).execute();
  }
  return key;
}

function countIn(limit: RateLimit) {
  const seconds = limit.windowMs / 1000;
  return sql`insert into rate_window (key_id, started_at, requests)
            select id || ${counterOf('', limit)}::text, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 1 from found
            on conflict (key_id, started_at) do update set requests = rate_window.requests + 1
            returning requests`;
}

const callerOf = (key: Found, config: Config): Caller => ({
  accountId: key.account_id,
  accountName: key.account_name,
  keyId: key.id,
  keyName: key.name,
  scopes: key.scopes,
  limits: limitsOf(key, config),
});

/** What a key may send to the native API. */
export const nativeLimit = ({ requestsPerMinute }: Config): RateLimit => ({
  surface: 'native',
  requests: requestsPerMinute,
  windowMs: 60_000,
});

type AccountColumns = Pick<
  Selectable<Schema['account']>,
  'credit_balance' | 'monthly_pages' | 'retention_hours'
>;

/** What is not set for the account is as the server's settings say. */
export const limitsOf = (account: AccountColumns, config: Config): AccountLimits => ({
  creditBalance: account.credit_balance,
  monthlyPages: account.monthly_pages ?? config.monthlyPages ?? null,
  retentionHours: account.retention_hours ?? config.retentionHours ?? null,
});
