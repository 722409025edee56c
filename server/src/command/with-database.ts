import { mkdirSync } from 'node:fs';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';

/**
 * Opens the database, brings it up to date, and closes it after `use`. The embedded one belongs to one process at a
 * time: while its server runs, this throws a sentence that says so.
 */
export async function withDatabase<T>(config: Config, use: (database: Database) => Promise<T>): Promise<T> {
  mkdirSync(config.dataDir, { recursive: true });
  const database = await openDatabase(config, createLog('error'));
  try {
    await migrate(database.pool);
    return await use(database);
  } finally {
    await database.close();
  }
}
