import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { hashOf, newApiKey, prefixOf } from '../../server/src/accounts/api-key.ts';
import { startPostgres } from '../harness/postgres.ts';
import { type LaunchedServer, launch } from '../harness/server.ts';

const sizes = [1_000, 10_000];
const linesPerDocument = 8;
const formats = ['json', 'csv', 'xml', 'xlsx'] as const;
const layouts = ['documents', 'line_items'] as const;

/**
 * Exports of 1,000 and of 10,000 documents with eight line items each: rows a second, and how far the server's resident
 * memory rises above where it stood, as Linux counts it.
 */
export async function exports(): Promise<void> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const env = { DATABASE_URL: postgres.urlOf('postgres'), LOG_LEVEL: 'error' };
  const server = await launch({ dataDir, env });
  const db = new pg.Client(postgres.urlOf('postgres'));
  try {
    await db.connect();
    const accounts: { documents: number; key: string }[] = [];
    for (const documents of sizes) accounts.push({ documents, key: await fill(db, documents) });
    await db.query('vacuum analyze');
    for (const format of formats) {
      for (const layout of layouts) {
        const route = `/v1/documents/export?format=${format}&layout=${layout}`;
        // The first run compiles; what it leaves behind is not this format's memory.
        await measure(server, route, accounts[0]?.key ?? '');
        for (const { documents, key } of accounts) {
          const { seconds, megabytes, grownMb, mostMb } = await measure(server, route, key);
          const rows = layout === 'documents' ? documents : documents * linesPerDocument;
          console.log(
            `${format.padEnd(4)} ${layout.padEnd(10)} ${documents.toLocaleString('en').padStart(6)} documents: ${Math.round(
              rows / seconds,
            )
              .toLocaleString('en')
              .padStart(
                7,
              )} rows/s, file ${megabytes.toFixed(1).padStart(5)} MB, memory + ${grownMb.toFixed(0).padStart(3)} MB, at most ${mostMb.toFixed(0)} MB`,
          );
        }
      }
    }
  } finally {
    await db.end();
    await server.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ url, pid }: LaunchedServer, route: string, key: string) {
  const startMb = memoryOf(pid, 'VmRSS');
  // Sets the peak back to what is used now.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const startedMs = performance.now();
  const response = await fetch(url + route, { headers: { 'x-api-key': key } });
  if (!response.ok || !response.body) throw new Error(`${route}: ${await response.text()}`);
  let bytes = 0;
  for await (const chunk of response.body) bytes += chunk.length;
  const mostMb = memoryOf(pid, 'VmHWM');
  return {
    seconds: (performance.now() - startedMs) / 1000,
    megabytes: bytes / 2 ** 20,
    grownMb: mostMb - startMb,
    mostMb,
  };
}

const memoryOf = (pid: number, what: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** An account with so many invoices, each in an extraction of its own. Gives its key. */
async function fill(db: pg.Client, documents: number): Promise<string> {
  const key = newApiKey();
  const account = `acc_${documents}`;
  const ids = (prefix: string) => `'${prefix}_' || lpad(upper(to_hex(n)), 10, '0') || 'ABCDEFGH${documents}'`;
  const numbers = `from generate_series(1, ${documents}) as n`;
  await db.query('insert into account (id, name) values ($1, $1)', [account]);
  await db.query(
    `insert into api_key (id, account_id, name, prefix, key_hash, scopes) values ($1, $2, 'bench', $3, $4, '{admin}')`,
    [`key_${documents}`, account, prefixOf(key), hashOf(key)],
  );
  await db.query(
    `insert into extraction (id, account_id, status, mode, engine, document_type, metadata, review_threshold)
     select ${ids('ext')}, $1, 'completed', 'fields', 'auto', 'invoice', '{}', 0.6 ${numbers}`,
    [account],
  );
  const box = { page: 1, x: 0.72, y: 0.81, width: 0.1, height: 0.014 };
  const found = (name: string, type: string, value: unknown, rows?: unknown) => ({
    ...{ name, type, value, raw: String(value), confidence: 0.97, box, source: 'rules' },
    ...(rows !== undefined && { rows }),
  });
  const line = { description: 'Oak cabinet door, 60 cm', quantity: 12, unit_price: 84.5, amount: 1014 };
  const lines = Array(linesPerDocument).fill(line);
  const cells = lines.map(() =>
    Object.entries(line).map(([name, value]) =>
      found(name, typeof value === 'number' ? 'number' : 'string', value),
    ),
  );
  const result = {
    invoice_number: 'BK-2026-0418',
    issue_date: '2026-03-12',
    seller_name: 'Brightmoor Kitchens Ltd',
    total_amount: 10_321.5,
    line_items: lines,
  };
  const fields = [
    found('invoice_number', 'string', result.invoice_number),
    found('issue_date', 'date', result.issue_date),
    found('seller_name', 'string', result.seller_name),
    found('total_amount', 'currency', result.total_amount),
    found('line_items', 'list<object>', lines, cells),
  ];
  await db.query(
    `insert into document (id, extraction_id, account_id, position, status, file_name, mime_type, size_bytes, sha256,
       blob_key, page_count, document_type, confidence, result, fields, finished_at)
     select ${ids('doc')}, ${ids('ext')}, $1, 0, 'completed', 'file-' || n || '.pdf', 'application/pdf', 1, '', '', 1,
       'invoice', 0.97, $2::json, $3::json, now() ${numbers}`,
    [account, JSON.stringify(result), JSON.stringify(fields)],
  );
  return key;
}
