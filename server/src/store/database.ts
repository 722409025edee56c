import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

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
