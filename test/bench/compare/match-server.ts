import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Match } from '@docglean/contract';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { hashOf, newApiKey, prefixOf } from '../../../server/src/accounts/api-key.ts';
import { matchKeysOf } from '../../../server/src/matches/match-keys.ts';
import { randomFrom } from '../../documents/random/random.ts';
import { randomBill, type TradeBill, tricks } from '../../documents/random/trade/bill.ts';
import { orderValues, randomWorld } from '../../documents/random/trade/world.ts';
import { startPostgres, type TestPostgres } from '../../harness/postgres.ts';
import { launch } from '../../harness/server.ts';
import type { Figures } from '../reading.ts';
import { f1Of } from './judge-bills.ts';

const ordersInAll = 10_000;
const billsInAll = 100;
const accountId = 'acc_bench';

/**
 * An account of ten thousand orders on a Postgres: a hundred invoices that arrive together and are matched because their
 * extractions say so, and a hundred others matched one after the other over HTTP.
 */
export async function matchServer(): Promise<Figures> {
  const world = randomWorld(7, ordersInAll);
  const random = randomFrom(8);
  const billsNamed = (name: string) =>
    Array.from({ length: billsInAll }, (_, index) =>
      randomBill(random, world, random.pick(world.orders), random.pick(tricks), `${name}-${index}`),
    );
  const bills = billsNamed('bill');
  const arriving = billsNamed('arriving');
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const env = { DATABASE_URL: postgres.urlOf('postgres'), LOG_LEVEL: 'error' };
  const server = await launch({ dataDir, env });
  const db = new pg.Client(postgres.urlOf('postgres'));
  try {
    await db.connect();
    const key = await addAccount(db);
    const orders = world.orders.map((order) => ({
      id: `doc_${order.id}`,
      type: 'purchase_order',
      values: orderValues(random, order),
    }));
    await addDocuments(db, orders);
    await addDocuments(
      db,
      [...bills, ...arriving].map(({ id, values }) => ({ id: `doc_${id}`, type: 'invoice', values })),
    );
    await db.query('vacuum analyze');
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const get = (id: string) =>
      fetch(`${server.url}/v1/extractions/ext_${id}/documents/doc_${id}`, { headers });
    const match = async (id: string): Promise<Match> => {
      const init = { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() } };
      const response = await fetch(`${server.url}/v1/matches`, {
        ...init,
        body: JSON.stringify({ document_id: `doc_${id}` }),
      });
      const { match: made } = (await response.json()) as { match: Match };
      return made;
    };
    // The first of each are slower, whatever they do.
    for (const { id } of bills.slice(0, 5)) await Promise.all([get(id), match(id)]);
    const readMs = await timeOf(bills, async ({ id }) => void (await (await get(id)).text()));
    const made: Match[] = [];
    const matchMs = await timeOf(bills, async ({ id }) => void made.push(await match(id)));
    if (process.argv.includes('--errors')) for (const line of errorsOf(bills, made)) console.log(line);
    const arrivedMs = await timeOfArriving(db, postgres, arriving);
    return {
      '10,000 orders: 100 invoices that arrive together, seconds': (arrivedMs / 1000).toFixed(2),
      '10,000 orders: 100 invoices one after the other over HTTP, seconds': (matchMs / 1000).toFixed(2),
      '10,000 orders: a match by the time of getting a document': (matchMs / readMs).toFixed(1),
      '10,000 orders: pairing of documents, F1': f1Of(pairingOf(bills, made)).toFixed(2),
    };
  } finally {
    await db.end();
    await server.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** How long it takes until the jobs that the end of an invoice's reading sends, where its extraction says `match_with`, are done. */
async function timeOfArriving(
  db: pg.Client,
  postgres: TestPostgres,
  bills: readonly TradeBill[],
): Promise<number> {
  const ids = bills.map(({ id }) => id);
  const extractions = ids.map((id) => `ext_${id}`);
  await db.query(`update extraction set match_with = '{}' where id = any($1)`, [extractions]);
  const boss = new PgBoss({
    connectionString: postgres.urlOf('postgres'),
    supervise: false,
    schedule: false,
    migrate: false,
  });
  await boss.start();
  try {
    const startedMs = performance.now();
    await boss.insert(
      'match',
      ids.map((id) => ({ data: { document_id: `doc_${id}` } })),
    );
    for (let matched = 0; matched < ids.length; ) {
      if (performance.now() > startedMs + 60_000)
        throw new Error(`Only ${matched} of ${ids.length} were matched.`);
      await setTimeout(10);
      const { rows } = await db.query('select 1 from match where extraction_id = any($1)', [extractions]);
      matched = rows.length;
    }
    return performance.now() - startedMs;
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function timeOf<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  for (const one of all) await act(one);
  return performance.now() - startedMs;
}

const errorsOf = (bills: readonly TradeBill[], made: readonly Match[]): string[] =>
  bills.flatMap(({ id, trick, orders }, index) => {
    const match = made[index];
    const found = (match?.counterparts ?? []).map(({ document_id }) => document_id.replace('doc_', ''));
    if (found.toSorted().join() === orders.toSorted().join()) return [];
    const others = match?.candidates.map(({ document_id, score }) => `${document_id} ${score}`).join(' ');
    return [`${id} ${trick}: orders ${orders.join('+')}, found ${found.join('+') || 'none'}; ${others}`];
  });

function pairingOf(bills: readonly TradeBill[], made: readonly Match[]) {
  const pairs = bills.map(({ orders }, index) => {
    const found = (made[index]?.counterparts ?? []).map(({ document_id }) => document_id.replace('doc_', ''));
    return {
      right: found.filter((id) => orders.includes(id)).length,
      found: found.length,
      meant: orders.length,
    };
  });
  const sum = (key: 'right' | 'found' | 'meant') => pairs.reduce((total, pair) => total + pair[key], 0);
  return { right: sum('right'), found: sum('found'), meant: sum('meant') };
}

async function addAccount(db: pg.Client): Promise<string> {
  const key = newApiKey();
  await db.query('insert into account (id, name) values ($1, $1)', [accountId]);
  await db.query(
    `insert into api_key (id, account_id, name, prefix, key_hash, scopes) values ('key_bench', $1, 'bench', $2, $3, '{admin}')`,
    [accountId, prefixOf(key), hashOf(key)],
  );
  return key;
}

interface Added {
  id: string;
  type: string;
  values: Record<string, unknown>;
}

/** Finished documents, each in an extraction of its own, under the keys that the server itself would give them. */
async function addDocuments(db: pg.Client, documents: readonly Added[]): Promise<void> {
  const rows = documents.map(({ id, type, values }) => ({
    id,
    extraction_id: id.replace('doc_', 'ext_'),
    type,
    result: values,
    ...matchKeysOf({ accountId, fields: null, parserName: null }, type, values),
  }));
  const input = JSON.stringify(rows);
  await db.query(
    `insert into extraction (id, account_id, status, mode, engine, metadata, review_threshold, finished_at)
     select extraction_id, $2, 'completed', 'fields', 'auto', '{}', 0.6, now()
     from json_to_recordset($1::json) as row (extraction_id text)`,
    [input, accountId],
  );
  await db.query(
    `insert into document (id, extraction_id, account_id, position, status, file_name, mime_type, size_bytes, sha256,
       blob_key, page_count, document_type, result, paper_kind, match_keys, finished_at)
     select id, extraction_id, $2, 0, 'completed', id || '.pdf', 'application/pdf', 1, '', '', 1, type, result, paper_kind,
       match_keys, now()
     from json_to_recordset($1::json) as row
       (id text, extraction_id text, type text, result json, paper_kind text, match_keys int[])`,
    [input, accountId],
  );
}
