import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { hashOf, newApiKey, prefixOf } from '../../server/src/accounts/api-key.ts';
import { startPostgres } from '../harness/postgres.ts';
import { launch } from '../harness/server.ts';
import { median } from './reading/corpus.ts';

const sizes = { small: 1_000, large: 1_000_000 };
const rounds = 40;
/** Ids and times of a document for each number, one a second up to now. */
const ids = (prefix: string) => `'${prefix}_' || lpad(upper(to_hex(n)), 10, '0') || 'ABCDEFGHJKMNPQRS'`;

const routes = [
  '/v1/documents',
  '/v1/documents?status=needs_review',
  '/v1/documents?document_type=receipt',
  '/v1/documents?customer_id=c-7',
  '/v1/documents?is_verified=true',
  '/v1/documents?search=common',
  '/v1/documents?search=rare777',
  '/v1/documents?search=common%20rare777',
  '/v1/extractions',
  '/v1/extractions?status=needs_review',
  '/v1/events',
  '/v1/events?type=document.needs_review',
];

/**
 * The time of lists, searches and events in an account of a million documents against one of a thousand, on the same
 * Postgres and in turn: medians and their ratio.
 */
export async function lists(): Promise<void> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const env = {
    DATABASE_URL: postgres.urlOf('postgres'),
    LOG_LEVEL: 'error',
    DOCGLEAN_RATE_LIMIT: '1000000',
  };
  const server = await launch({ dataDir, env });
  const db = new pg.Client(postgres.urlOf('postgres'));
  try {
    await db.connect();
    const keys: Record<string, string> = {};
    for (const [name, documents] of Object.entries(sizes)) {
      console.log(`Making an account of ${documents.toLocaleString('en')} documents …`);
      keys[name] = await fill(db, name, documents);
    }
    await db.query('vacuum analyze');
    for (const route of routes) {
      const times: Record<string, number[]> = { small: [], large: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const name of Object.keys(sizes)) {
          const startedMs = performance.now();
          const response = await fetch(server.url + route, { headers: { 'x-api-key': keys[name] ?? '' } });
          const body = await response.text();
          if (!response.ok) throw new Error(`${route}: ${body}`);
          // The first rounds warm up.
          if (round >= 5) times[name]?.push(performance.now() - startedMs);
        }
      }
      const [small, large] = [median(times.small ?? []), median(times.large ?? [])];
      console.log(
        `${route.padEnd(42)} ${small.toFixed(1).padStart(6)} ms, ${large.toFixed(1).padStart(6)} ms with a million, ratio ${(large / small).toFixed(2)}`,
      );
    }
  } finally {
    await db.end();
    await server.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An account with a key and so many documents, each in an extraction of its own, with an event. Gives the key. */
async function fill(db: pg.Client, account: string, documents: number): Promise<string> {
  const key = newApiKey();
  const accountId = `acc_${account}`;
  await db.query('insert into account (id, name) values ($1, $2)', [accountId, account]);
  await db.query(
    `insert into api_key (id, account_id, name, prefix, key_hash, scopes) values ($1, $2, 'bench', $3, $4, '{admin}')`,
    [`key_${account}`, accountId, prefixOf(key), hashOf(key)],
  );
  // 1 in 500 needs review, 1 in 5 is a receipt, 1 in 1,000 is verified; 50 customers; every document says "common".
  const status = `case when n % 500 = 0 then 'needs_review' else 'completed' end`;
  const numbers = `from generate_series(1, ${documents}) as n`;
  const time = `now() - make_interval(secs => ${documents} - n)`;
  await db.query(
    `insert into extraction (id, account_id, status, mode, engine, metadata, review_threshold, created_at, finished_at)
     select ${ids('ext')} || $2, $1, ${status}, 'fields', 'auto', '{}', 0.6, ${time}, ${time} ${numbers}`,
    [accountId, account],
  );
  await db.query(
    `insert into document (id, extraction_id, account_id, position, status, file_name, mime_type, size_bytes, sha256,
       blob_key, page_count, document_type, customer_id, result, words, reviewed_at, created_at, finished_at)
     select ${ids('doc')} || $2, ${ids('ext')} || $2, $1, 0, ${status}, 'file-' || n || '.pdf', 'application/pdf', 1, '', '', 1,
       case when n % 5 = 0 then 'receipt' else 'invoice' end, 'c-' || n % 50, json_build_object('number', n),
       array_to_tsvector(array['common', 'rare' || n, 'file' || n]), case when n % 1000 = 0 then now() end, ${time}, ${time} ${numbers}`,
    [accountId, account],
  );
  await db.query(
    `insert into event (id, account_id, type, subject_id, data, created_at)
     select ${ids('evt')} || $2, $1, 'document.' || ${status}, ${ids('doc')} || $2, '{"document": {}}', ${time} ${numbers}`,
    [accountId, account],
  );
  return key;
}
