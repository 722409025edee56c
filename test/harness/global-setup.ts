import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { launch } from './server.ts';

declare global {
  var testPostgres: TestPostgres | undefined;
}

/**
 * Makes one migrated database, which every test server then starts on a copy of: making it anew each time would be
 * most of the suite's time.
 */
export default async function globalSetup(): Promise<void> {
  const template = mkdtempSync(path.join(tmpdir(), 'docglean-template-'));
  process.env.TEST_TEMPLATE_DIR = template;
  process.env.TEST_ANSWERS_DIR = mkdtempSync(path.join(tmpdir(), 'docglean-answers-'));
  // The server and its command are started hundreds of times: what the first start compiled, the others find.
  process.env.NODE_COMPILE_CACHE = mkdtempSync(path.join(tmpdir(), 'docglean-compiled-'));
  let databaseUrl: string | undefined;
  if (process.env.TEST_DATABASE === 'postgres') {
    globalThis.testPostgres = await startPostgres();
    process.env.TEST_POSTGRES_URL = globalThis.testPostgres.urlOf('postgres');
    databaseUrl = globalThis.testPostgres.urlOf('docglean_template');
    const admin = new pg.Client(process.env.TEST_POSTGRES_URL);
    await admin.connect();
    await admin.query('create database docglean_template');
    await admin.end();
  }
  const server = await launch({ dataDir: template, env: databaseUrl ? { DATABASE_URL: databaseUrl } : {} });
  await server.stop();
}
