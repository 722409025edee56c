import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile } from './sample-files.ts';

const token = 'a-token-of-the-operator';
let open: TestServer;
let guarded: TestServer;
beforeAll(async () => {
  open = await startTestServer();
  guarded = await startTestServer({ DOCGLEAN_METRICS_TOKEN: token });
});
afterAll(async () => {
  await open.close();
  await guarded.close();
});

const metrics = (server: TestServer, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/metrics`, { headers });

/** The value of a line such as `name{a="b"} 3`. */
const figureIn = (text: string, line: RegExp) => Number(line.exec(text)?.[1] ?? 0);

test('requests by route and status, documents by outcome, queues, time of the engine; nothing of whose it was', async () => {
  const extraction = await open.client.extractions.create({
    files: [await invoiceFile('INV-SECRET', 'salaries.pdf'), new File(['x'], 'b.pdf')],
    name: 'Salaries',
  });
  await open.client.extractions.wait(extraction.id);
  await open.request('/v1/extractions/ext_nothing');
  const response = await metrics(open);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  const text = await response.text();
  expect(
    figureIn(
      text,
      /docglean_request_seconds_count\{method="POST",route="\/v1\/extractions",status="202"\} (\d+)/,
    ),
  ).toBe(1);
  expect(
    figureIn(
      text,
      /docglean_request_seconds_count\{method="GET",route="\/v1\/extractions\/\{id\}",status="404"\} (\d+)/,
    ),
  ).toBe(1);
  expect(figureIn(text, /docglean_documents_total\{status="failed",error="UNSUPPORTED_FORMAT"\} (\d+)/)).toBe(
    1,
  );
  expect(text).toMatch(/docglean_documents_total\{status="(completed|needs_review)",error="none"\} 1/);
  expect(figureIn(text, /docglean_engine_seconds_count\{outcome="read"\} (\d+)/)).toBe(1);
  expect(text).toMatch(/docglean_queue_jobs\{queue="extract",state="waiting"\} \d+/);
  for (const secret of [extraction.id, 'salaries', 'Salaries', 'SECRET', 'acc_', 'key_', apiKey])
    expect(text).not.toContain(secret);
});

test('open only to this machine: what a proxy passes on needs an admin key', async () => {
  expect((await metrics(open)).status).toBe(200);
  expect((await metrics(open, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  expect((await metrics(open, { 'x-forwarded-for': '203.0.113.9', 'x-api-key': apiKey })).status).toBe(200);
});

test('with a token of its own it needs that or an admin key', async () => {
  expect((await metrics(guarded)).status).toBe(401);
  expect((await metrics(guarded, { authorization: 'Bearer something-else-entirely' })).status).toBe(401);
  expect((await metrics(guarded, { authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await metrics(guarded, { 'x-api-key': apiKey })).status).toBe(200);
  const made = await guarded.request('/v1/api-keys', {
    method: 'POST',
    body: '{"name":"reader","scopes":["read","write"]}',
    headers: { 'content-type': 'application/json' },
  });
  const { api_key } = (await made.json()) as { api_key: { key: string } };
  expect((await metrics(guarded, { 'x-api-key': api_key.key })).status).toBe(403);
});

test('who watches the server needs no key to see that it lives, which version it is, that it takes work, and its figures', async () => {
  const alive = await open.request('/healthz', { headers: { 'x-api-key': '' } });
  expect(await alive.json()).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const ready = await open.request('/readyz', { headers: { 'x-api-key': '' } });
  const measured = await open.request('/metrics', { headers: { 'x-api-key': '' } });
  expect([alive.status, ready.status, measured.status]).toEqual([200, 200, 200]);
});
