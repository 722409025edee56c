import { createClient } from '@docglean/client';
import type { ApiKey, CreateApiKey, CreatedApiKey } from '@docglean/contract';
import { createKey } from '../accounts/create-key.ts';
import { listAccounts } from '../accounts/list-accounts.ts';
import { listKeys } from '../accounts/list-keys.ts';
import { revokeKey } from '../accounts/revoke-key.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Db } from '../store/database.ts';
import { findRunningServer } from './running-server.ts';
import { withDatabase } from './with-database.ts';

/** The keys of one account. */
export interface KeyRing {
  list(): AsyncIterable<ApiKey>;
  create(input: CreateApiKey): Promise<CreatedApiKey>;
  revoke(id: string): Promise<void>;
}

/** Straight in the database; through the API where the embedded one is in the hands of a running server. */
export async function withKeyRing(
  config: Config,
  account: string | undefined,
  use: (ring: KeyRing) => Promise<void>,
): Promise<void> {
  const running = config.databaseUrl ? null : await findRunningServer(config.dataDir);
  if (!running)
    return withDatabase(config, async ({ db }) => use(inDatabase(db, await accountIn(db, account))));
  const client = createClient({ baseUrl: running.url, apiKey: running.key });
  const own = (await client.me()).account.id;
  if (account !== undefined && account !== own) {
    throw new ConfigError(
      `The server is running, and so only keys of the first account (${own}) can be reached. Stop it first, then try again.`,
    );
  }
  await use(client.apiKeys);
}

async function accountIn(db: Db, given: string | undefined): Promise<string> {
  const accounts = await listAccounts(db);
  const account = given === undefined ? accounts[0] : accounts.find(({ id }) => id === given);
  if (account) return account.id;
  throw new ConfigError(
    given === undefined
      ? 'There is no account yet. Start the server once ("docglean serve"): it makes the first one and its key.'
      : `There is no account "${given}". "docglean accounts list" shows all.`,
  );
}

const inDatabase = (db: Db, account: string): KeyRing => ({
  async *list() {
    let cursor: string | undefined;
    do {
      const page = await listKeys(db, account, { limit: 100, cursor });
      yield* page.items;
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
  },
  create: (input) => createKey(db, account, input),
  revoke: (id) => revokeKey(db, account, id),
});
