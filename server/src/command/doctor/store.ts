import { existsSync } from 'node:fs';
import path from 'node:path';
import { createClient, type DocgleanClient } from '@docglean/client';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { folderBlobStore } from '../../store/blobs.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { newestBlobs } from '../../uploads/newest-blobs.ts';
import { findRunningServer } from '../running-server.ts';
import { type Finding, type Findings, right, wordsOf, wrong } from './finding.ts';

const filesLookedAt = 5;

/** The database and the files. The embedded database belongs to its server while that runs, so then the server is asked. */
export async function* checkStore(config: Config): Findings {
  const running = await findRunningServer(config.dataDir);
  if (running) yield right(`A server runs on this data folder, at ${running.url}.`);
  if (!config.databaseUrl) {
    if (running) return yield* askServer(createClient({ baseUrl: running.url, apiKey: running.key }));
    if (!existsSync(path.join(config.dataDir, 'database'))) {
      yield right('The embedded database is made at the first start.');
      return;
    }
  }
  let database: Database;
  try {
    database = await openDatabase(config, createLog('silent'));
  } catch (error) {
    yield wrong(
      `The database cannot be opened: ${wordsOf(error)}`,
      config.databaseUrl
        ? 'Check that Postgres runs there, and address, user, password and database name in DATABASE_URL.'
        : 'Stop the other program. If there is none, restore the data folder from a backup.',
    );
    return;
  }
  try {
    yield right(`The database (${database.kind === 'postgres' ? 'Postgres' : 'embedded'}) can be reached.`);
    const pending = await pendingMigrations(database.pool);
    if (pending.length > 0) {
      yield wrong(
        `The database is not up to date; ${pending.join(', ')} have not run.`,
        'Run "docglean migrate", or start the server, which does it by itself.',
      );
      return;
    }
    yield right('The database is up to date.');
    yield await checkFiles(config, database);
  } finally {
    await database.close();
  }
}

async function checkFiles({ dataDir }: Config, { db }: Database): Promise<Finding> {
  const blobs = folderBlobStore(path.join(dataDir, 'files'));
  const newest = await newestBlobs(db, filesLookedAt);
  const unreadable: string[] = [];
  for (const { blob_key, file_name } of newest) {
    await blobs.read(blob_key).catch(() => unreadable.push(file_name));
  }
  return sayOfFiles(newest.length, unreadable);
}

async function* askServer(client: DocgleanClient): Findings {
  yield right('Its database (embedded) answers and is up to date.');
  const unreadable: string[] = [];
  let looked = 0;
  for await (const { extraction_id, id, file_name } of client.documents.list()) {
    if (looked === filesLookedAt) break;
    looked += 1;
    const read = async () => (await client.documents.file(extraction_id, id)).arrayBuffer();
    await read().catch(() => unreadable.push(file_name));
  }
  yield sayOfFiles(looked, unreadable);
}

function sayOfFiles(looked: number, unreadable: readonly string[]): Finding {
  if (looked === 0) return right('There are no stored files yet.');
  if (unreadable.length === 0) return right(`The newest stored files (${looked}) can be read.`);
  return wrong(
    `Stored files are missing or cannot be read: ${unreadable.join(', ')}.`,
    'Restore the folder "files" in the data folder from a backup, and check who may read it.',
  );
}
