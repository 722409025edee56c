import { rmSync, statSync } from 'node:fs';
import type { Credits, DocumentSummary, Extraction, Usage } from '@docglean/contract';
import pg from 'pg';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { until } from '../harness/until.ts';
import { invoiceFile, longFile } from './sample-files.ts';

const noTokens = { input: 0, output: 0 };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    { DOCGLEAN_WORKERS: '1' },
    {
      ten: { credits: 10 },
      many: { credits: 20 },
      long: { credits: 10 },
      broken: { credits: 10 },
      lost: { credits: 10 },
      monthly: { monthlyPages: 3 },
      empty: { credits: 0 },
      cancels: { credits: 302 },
      resumes: { credits: 302 },
    },
  );
});
afterAll(() => server.close());

/** What one account can do. Each test has one of its own. */
function account(name: string) {
  const headers = { 'x-api-key': server.keyOf(name) };
  const get = async <T>(at: string) => (await (await server.request(at, { headers })).json()) as T;
  const submit = (files: File[], options: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [key, value] of Object.entries(options)) body.append(key, value);
    for (const file of files) body.append('files', file);
    return server.request('/v1/extractions', { method: 'POST', body, headers });
  };
  const wait = async (response: Response): Promise<Extraction> => {
    expect(response.status).toBe(202);
    let { extraction } = (await response.json()) as { extraction: Extraction };
    while (!extraction.finished_at) {
      ({ extraction } = await get<{ extraction: Extraction }>(`/v1/extractions/${extraction.id}?wait=60`));
    }
    return extraction;
  };
  return {
    submit,
    wait,
    extract: async (files: File[], options = {}) => wait(await submit(files, options)),
    documents: async (id: string) =>
      (await get<{ items: DocumentSummary[] }>(`/v1/extractions/${id}/results`)).items,
    credits: async () => (await get<{ credits: Credits }>('/v1/credits')).credits,
    usage: async (query = '') => (await get<{ usage: Usage }>(`/v1/usage${query}`)).usage,
  };
}
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error;

test('without a balance everything is free, and still counted', async () => {
  const { id } = await server.client.extractions.create({ files: [await longFile(4)], mode: 'text' });
  expect(await server.client.extractions.wait(id)).toMatchObject({ page_count: 4, credits_used: 4 });
  const { credits } = (await (await server.request('/v1/credits')).json()) as { credits: Credits };
  expect(credits).toMatchObject({ balance: null, per_page: { extract_fields: 3, extract_text: 1 } });
  expect(credits.monthly_pages).toMatchObject({ limit: null, used: 4 });
});

test('fields cost 3 a page and text 1; what was used is listed by day and operation, also after deletion', async () => {
  const ten = account('ten');
  expect((await ten.credits()).balance).toBe(10);
  const fields = await ten.extract([await invoiceFile('INV-1')]);
  expect(fields.credits_used).toBe(3);
  const text = await ten.extract([await longFile(3), await invoiceFile('INV-2')], { mode: 'text' });
  expect(text).toMatchObject({ page_count: 4, credits_used: 4 });
  expect((await ten.credits()).balance).toBe(3);
  await server.request(`/v1/extractions/${text.id}`, {
    method: 'DELETE',
    headers: { 'x-api-key': server.keyOf('ten') },
  });
  const usage = await ten.usage();
  const today = new Date(text.created_at).toISOString().slice(0, 10);
  expect(usage).toMatchObject({ to: today, total: { documents: 3, pages: 5, credits: 7 } });
  expect(usage.days).toEqual([
    { date: today, operation: 'extract_fields', documents: 1, pages: 1, credits: 3, ai_tokens: noTokens },
    { date: today, operation: 'extract_text', documents: 2, pages: 4, credits: 4, ai_tokens: noTokens },
  ]);
  expect((await ten.usage('?from=2020-01-01&to=2020-02-01')).days).toEqual([]);
});

test('402 before anything is stored where the balance is too low', async () => {
  const empty = account('empty');
  const files = storedFiles(server);
  const refused = await empty.submit([await invoiceFile('INV-1')]);
  expect(refused.status).toBe(402);
  expect(await errorOf(refused)).toMatchObject({ code: 'INSUFFICIENT_CREDITS' });
  expect(storedFiles(server)).toEqual(files);
});

test('submissions at the same moment never spend more than there is', async () => {
  const many = account('many');
  const file = await invoiceFile('INV-1');
  const before = storedFiles(server).length;
  // 20 credits are enough for six pages with fields.
  const answers = await Promise.all(Array.from({ length: 16 }, () => many.submit([file])));
  const accepted = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status === 402);
  expect([accepted.length, refused.length]).toEqual([6, 10]);
  expect((await many.credits()).balance).toBe(2);
  await Promise.all(accepted.map(many.wait));
  expect((await many.credits()).balance).toBe(2);
  expect((await many.usage()).total).toEqual({ documents: 6, pages: 6, credits: 18, ai_tokens: noTokens });
  // What was refused has left no bytes behind.
  expect(storedFiles(server).length).toBe(before + 6);
});

test('a document that costs more than is left fails with a clear message and is not charged', async () => {
  const long = account('long');
  const extraction = await long.extract([await longFile(30), await invoiceFile('INV-1')], { mode: 'text' });
  const [first, second] = await long.documents(extraction.id);
  expect(first).toMatchObject({
    status: 'failed',
    result: null,
    error: { code: 'INSUFFICIENT_CREDITS', message: expect.stringContaining('30 pages') },
  });
  expect(second?.status).toBe('completed');
  expect((await long.credits()).balance).toBe(9);
  expect(await long.usage()).toMatchObject({ total: { documents: 2, pages: 1, credits: 1 } });
});

test('a file that cannot be read costs one page: that is the sender’s to mend', async () => {
  const broken = account('broken');
  const extraction = await broken.extract([new File(['nothing that can be read'], 'a.pdf')]);
  expect(extraction).toMatchObject({ status: 'failed', credits_used: 3 });
  expect((await broken.credits()).balance).toBe(7);
});

test('credits come back where the server failed', async () => {
  const lost = account('lost');
  const known = new Set(storedFiles(server));
  // The long one keeps the only worker busy while the disk loses the file behind it.
  const busy = server.client.extractions.create({ files: [await longFile(300)], mode: 'text' });
  await busy;
  const submitted = await lost.submit([await invoiceFile('INV-LOST')]);
  const mine = storedFiles(server).filter((name) => !known.has(name) && statSync(name).size < 5000);
  expect(mine).toHaveLength(1);
  expect((await lost.credits()).balance).toBe(7);
  rmSync(mine[0] ?? '');
  const extraction = await lost.wait(submitted);
  expect(extraction).toMatchObject({ status: 'failed', credits_used: 0 });
  expect((await lost.credits()).balance).toBe(10);
  expect((await lost.usage()).total).toEqual({ documents: 1, pages: 0, credits: 0, ai_tokens: noTokens });
});

test('pages of a month: 402 with the numbers once they are used up, also at the same moment', async () => {
  const monthly = account('monthly');
  const file = await invoiceFile('INV-1');
  const answers = await Promise.all(Array.from({ length: 5 }, () => monthly.submit([file])));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
  const refused = answers.find(({ status }) => status === 402) as Response;
  expect(await errorOf(refused)).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    message: expect.stringContaining('3 pages a month and has used 3'),
  });
  const { monthly_pages } = await monthly.credits();
  expect(monthly_pages).toMatchObject({ limit: 3, used: 3 });
  expect(new Date(monthly_pages.resets_at).getUTCDate()).toBe(1);
});

const onPostgres = process.env.TEST_DATABASE === 'postgres';

test('DOCGLEAN_CREDITS is given once, not at each start', async () => {
  const limited = await startTestServer({ DOCGLEAN_CREDITS: '5' });
  const balance = async () =>
    ((await (await limited.request('/v1/credits')).json()) as { credits: Credits }).credits.balance;
  expect(await balance()).toBe(5);
  const { id } = await limited.client.extractions.create({ files: [await invoiceFile('INV-1')] });
  await limited.client.extractions.wait(id);
  await limited.stop();
  await limited.restart();
  expect(await balance()).toBe(2);
  await limited.close();
});

test.each([
  ['?from=yesterday', 'from'],
  ['?from=2026-02-02&to=2026-02-01', 'from'],
  ['?from=2020-01-01&to=2026-01-01', 'from'],
])('400: GET /v1/usage%s', async (query, at) => {
  const response = await server.request(`/v1/usage${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { details: [{ path: at }] } });
});

describe('cancelled documents', () => {
  /** Cancels two documents of one page while one of 300 is being read. Gives the extraction's id. */
  async function cancelTwo(name: string) {
    const { submit, wait, credits } = account(name);
    const files = [await longFile(300), await invoiceFile('INV-1'), await invoiceFile('INV-2')];
    const submitted = await submit(files, { mode: 'text' });
    const { extraction } = (await submitted.clone().json()) as { extraction: Extraction };
    const headers = { 'x-api-key': server.keyOf(name) };
    await until(async () => {
      const answer = await server.request(`/v1/extractions/${extraction.id}`, { headers });
      return ((await answer.json()) as { extraction: Extraction }).extraction.documents.processing > 0;
    });
    const post = (verb: string) =>
      server.request(`/v1/extractions/${extraction.id}/${verb}`, { method: 'POST', headers });
    expect((await post('cancel')).status).toBe(200);
    expect(await wait(submitted)).toMatchObject({ status: 'cancelled', credits_used: 300 });
    expect((await credits()).balance).toBe(2);
    return { retry: () => post('retry') };
  }

  test('cost nothing, and are paid for when they are read after all', async () => {
    const { wait, credits, usage } = account('resumes');
    const { retry } = await cancelTwo('resumes');
    expect(await wait(await retry())).toMatchObject({ status: 'completed', credits_used: 302 });
    expect((await credits()).balance).toBe(0);
    expect((await usage()).total).toMatchObject({ documents: 3, pages: 302, credits: 302 });
  });

  test('are not read after all without the credits for them', async () => {
    const { extract } = account('cancels');
    const { retry } = await cancelTwo('cancels');
    await extract([await invoiceFile('INV-3'), await invoiceFile('INV-4')], { mode: 'text' });
    const refused = await retry();
    expect([refused.status, (await errorOf(refused)).code]).toEqual([402, 'INSUFFICIENT_CREDITS']);
  });
});

(onPostgres ? test : test.skip)(
  'the ledger adds up to the balance, for every account that has one',
  async () => {
    const database = new pg.Client(server.databaseEnv.DATABASE_URL);
    await database.connect();
    const { rows } = await database.query<{ name: string; balance: number; sum: number }>(`
    select name, credit_balance::int as balance, sum(credits)::int as sum
    from account join ledger_entry on account_id = account.id and metered
    where credit_balance is not null group by account.id`);
    await database.end();
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'broken',
      'cancels',
      'empty',
      'long',
      'lost',
      'many',
      'resumes',
      'ten',
    ]);
    for (const { name, balance, sum } of rows) expect([name, sum]).toEqual([name, balance]);
  },
);
