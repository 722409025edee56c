import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Extraction } from '@docglean/contract';
import { apiKey, type LaunchedServer, launch, startTestServer, type TestServer } from '../harness/server.ts';
import { storedFiles } from '../harness/stored-files.ts';
import { invoiceFile } from './sample-files.ts';

const onPostgres = process.env.TEST_DATABASE === 'postgres';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_MAX_FILE_MB: '2' }, { other: {} });
});
afterAll(() => server.close());

interface Post {
  key: string;
  body: FormData | Blob | string;
  type?: string;
  apiKey?: string;
  base?: string;
}
async function post(
  at: string,
  { key, body, type, apiKey: credential = apiKey, base }: Post,
): Promise<Response> {
  const headers = {
    'idempotency-key': key,
    'x-api-key': credential,
    ...(type && { 'content-type': type }),
  };
  const init = { method: 'POST', body, headers };
  return base ? fetch(base + at, init) : server.request(at, init);
}
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;
const isReplay = (response: Response) => response.headers.get('idempotent-replayed') === 'true';

const form = (file: File, values: Record<string, string> = {}): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) made.append(name, value);
  made.append('files', file);
  return made;
};

test('a form sent twice is done once: the first answer again, and no file more', async () => {
  const key = randomUUID();
  const file = await invoiceFile('INV-1');
  const first = await post('/v1/extractions', { key, body: form(file, { name: 'a' }) });
  expect(first.status).toBe(202);
  expect(isReplay(first)).toBe(false);
  const { extraction } = (await first.json()) as { extraction: Extraction };
  await server.client.extractions.wait(extraction.id);
  const files = storedFiles(server);
  // Another line between the parts, as every client draws it anew.
  const second = await post('/v1/extractions', { key, body: form(file, { name: 'a' }) });
  expect([second.status, isReplay(second)]).toEqual([202, true]);
  expect(await second.json()).toEqual({ extraction });
  expect(storedFiles(server)).toEqual(files);
});

test('422: the same key with another value, another file, another file name', async () => {
  const key = randomUUID();
  const file = await invoiceFile('INV-2');
  expect((await post('/v1/extractions', { key, body: form(file, { name: 'a' }) })).status).toBe(202);
  const files = storedFiles(server);
  for (const body of [
    form(file, { name: 'b' }),
    form(await invoiceFile('INV-3', 'INV-2.pdf'), { name: 'a' }),
    form(await invoiceFile('INV-2', 'other.pdf'), { name: 'a' }),
    form(file),
  ]) {
    const response = await post('/v1/extractions', { key, body });
    expect(response.status).toBe(422);
    expect(await codeOf(response)).toBe('IDEMPOTENCY_KEY_REUSED');
  }
  expect(storedFiles(server)).toEqual(files);
});

test('a streamed upload: the same again, other bytes, another name', async () => {
  const key = randomUUID();
  const upload = (bytes: Uint8Array, name = 'a.bin') =>
    post(`/v1/uploads?file_name=${name}`, {
      key,
      body: new Blob([new Uint8Array(bytes)]),
      type: 'application/octet-stream',
    });
  const bytes = new Uint8Array(1_500_000).fill(7);
  const first = await upload(bytes);
  expect(first.status).toBe(201);
  const files = storedFiles(server);
  const second = await upload(bytes);
  expect([second.status, isReplay(second)]).toEqual([201, true]);
  expect(await second.json()).toEqual(await first.json());
  expect((await upload(bytes.slice(1))).status).toBe(422);
  expect((await upload(bytes, 'b.bin')).status).toBe(422);
  expect(storedFiles(server)).toEqual(files);
});

test('JSON: a secret that is shown once comes again for the same key, and for no other', async () => {
  const key = randomUUID();
  const ask = (body: string, credential = apiKey) =>
    post('/v1/api-keys', { key, body, type: 'application/json', apiKey: credential });
  const first = await ask('{"name":"n8n"}');
  const made = await first.json();
  expect(first.status).toBe(201);
  // Spaces are not another body.
  expect(await (await ask('{ "name": "n8n" }')).json()).toEqual(made);
  expect((await ask('{"name":"make"}')).status).toBe(422);
  // Keys belong to an account: another one uses the same for itself.
  const other = await ask('{"name":"n8n"}', server.keyOf('other'));
  expect([other.status, isReplay(other)]).toEqual([201, false]);
  // And to an operation.
  const webhook = await post('/v1/webhooks', { key, body: '{"name":"n8n"}', type: 'application/json' });
  expect(webhook.status).toBe(400);
});

test('a refusal is an answer too, and is kept', async () => {
  const key = randomUUID();
  const body = JSON.stringify({ files: [{ upload_id: 'upl_none' }] });
  const first = await post('/v1/extractions', { key, body, type: 'application/json' });
  const second = await post('/v1/extractions', { key, body, type: 'application/json' });
  expect([first.status, second.status, isReplay(second)]).toEqual([400, 400, true]);
  expect(await second.json()).toEqual(await first.json());
});

test('a file that is too large is refused again, not replayed as something else', async () => {
  const key = randomUUID();
  const large = new File([new Uint8Array(3 * 1024 * 1024)], 'large.pdf');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const response = await post('/v1/extractions', { key, body: form(large) });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('FILE_TOO_LARGE');
  }
});

test('many at the same moment: one runs, the others are told to wait or get its answer', async () => {
  const key = randomUUID();
  const file = await invoiceFile('INV-4');
  const before = await totalDocuments();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => post('/v1/extractions', { key, body: form(file) })),
  );
  const done = answers.filter(({ status }) => status === 202);
  expect(done.filter((answer) => !isReplay(answer))).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 202)) {
    expect(answer.status).toBe(409);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await codeOf(answer)).toBe('REQUEST_IN_PROGRESS');
  }
  expect(await totalDocuments()).toBe(before + 1);
});

async function totalDocuments(): Promise<number> {
  const { usage } = (await (await server.request('/v1/usage')).json()) as {
    usage: { total: { documents: number } };
  };
  return usage.total.documents;
}

test('400: a key that is too long', async () => {
  const response = await post('/v1/webhooks', { key: 'x'.repeat(256), body: '{}', type: 'application/json' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { details: [{ path: 'Idempotency-Key' }] } });
});

/** Begins an upload that never ends. */
function beginUpload(base: string, key: string): Promise<{ end(): void }> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        'POST /v1/uploads?file_name=a.pdf HTTP/1.1',
        'Host: x',
        `X-API-Key: ${apiKey}`,
        `Idempotency-Key: ${key}`,
        'Content-Type: application/octet-stream',
        'Content-Length: 100000',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\nsome bytes`, () => resolve({ end: () => socket.destroy() }));
    });
    socket.on('error', reject);
  });
}

const smallUpload = (key: string, base?: string) =>
  post('/v1/uploads?file_name=a.pdf', {
    key,
    body: new Blob(['%PDF']),
    type: 'application/octet-stream',
    ...(base && { base }),
  });

test('a caller that goes away in the middle leaves its key free', async () => {
  const key = randomUUID();
  const upload = await beginUpload(server.url, key);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await smallUpload(key)).status).toBe(409);
  upload.end();
  let response = await smallUpload(key);
  for (let look = 0; look < 100 && response.status === 409; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    response = await smallUpload(key);
  }
  expect(response.status).toBe(201);
});

test('a server that dies in the middle does not block the key for long', async () => {
  const key = randomUUID();
  const upload = await beginUpload(server.url, key);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await smallUpload(key)).status).toBe(409);
  await server.kill();
  upload.end();
  await server.restart();
  let response = await smallUpload(key);
  for (let look = 0; look < 90 && response.status === 409; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    response = await smallUpload(key);
  }
  expect(response.status).toBe(201);
});

(onPostgres ? describe : describe.skip)('with a second server on the same database', () => {
  let second: LaunchedServer;
  beforeAll(async () => {
    second = await launch({ dataDir: server.dataDir, env: server.databaseEnv });
  });
  afterAll(() => second.stop());

  test('what runs or was answered in one is known in the other', async () => {
    const key = randomUUID();
    const upload = await beginUpload(server.url, key);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await smallUpload(key, second.url)).status).toBe(409);
    upload.end();
    const another = randomUUID();
    const first = await smallUpload(another);
    const again = await smallUpload(another, second.url);
    expect([first.status, again.status, isReplay(again)]).toEqual([201, 201, true]);
    expect(await again.json()).toEqual(await first.json());
  });
});
