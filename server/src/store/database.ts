import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** What differs between the embedded database and a Postgres server; everything above runs the same SQL on both. */
export interface Engine {
  kind: 'embedded' | 'postgres';
  pool: pg.Pool;
  /** Calls back with the payload of each NOTIFY; the returned function stops listening. */
  listen(
    channel: string,
    onNotify: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface Database extends Engine {
  db: Db;
}

// Sizes and counts fit a JavaScript number; as text they would be added like text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export async function openDatabase(config: Config, log: Log): Promise<Database> {
  const engine = config.databaseUrl
    ? await openPostgres(config.databaseUrl, log)
    : await openEmbedded(config.dataDir, log);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: engine.pool }) });
  return { ...engine, db };
}
