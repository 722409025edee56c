import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallOptions, createClient, DocgleanError } from '@docglean/client';

interface Try {
  method: string;
  key: string | undefined;
  body: string;
  atMs: number;
}

type Answer = (response: ServerResponse) => void;

/** A server that fails as told: one answer for each try, the last one for all that follow. */
async function failingServer(...answers: Answer[]) {
  const tries: Try[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const atMs = performance.now();
    let body = '';
    for await (const chunk of request) body += chunk;
    const key = request.headers['idempotency-key'];
    tries.push({ method: request.method ?? '', key: key?.toString(), body, atMs });
    answers[Math.min(tries.length, answers.length) - 1]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    tries,
    client: (options: CallOptions = {}) => createClient({ baseUrl, apiKey: 'dg_any', ...options }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const answer =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
const refuse = (status: number, code: string, headers?: Record<string, string>) =>
  answer(status, { error: { code, message: `${code}.`, request_id: 'req_1' } }, headers);
const cut: Answer = (response) => void response.destroy();
const cutInTheMiddle: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"webhook":', () => response.destroy());
};
const never: Answer = () => {};
const created = answer(201, { webhook: { id: 'whk_1' } });
const me = answer(200, { account: { id: 'acc_1' } });
const webhook = { url: 'https://example.com/hook', events: ['document.completed' as const] };

let server: Awaited<ReturnType<typeof failingServer>>;
afterEach(() => server.close());

test.each([
  ['503', refuse(503, 'SERVICE_UNAVAILABLE')],
  ['a bad gateway of a proxy', answer(502, {})],
  ['a lost connection', cut],
  ['a connection lost in the middle of the answer', cutInTheMiddle],
  ['an earlier try that still runs', refuse(409, 'REQUEST_IN_PROGRESS', { 'retry-after': '0' })],
])('after %s a call is tried again, every try with the same Idempotency-Key', async (_name, failure) => {
  server = await failingServer(failure, failure, created);
  expect(await server.client().webhooks.create(webhook)).toEqual({ id: 'whk_1' });
  const [first, ...others] = server.tries;
  expect(first?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(first?.body).toBe(JSON.stringify(webhook));
  expect(others.map(({ key, body }) => ({ key, body }))).toEqual(
    Array(2).fill({ key: first?.key, body: first?.body }),
  );
});

test('each call has a key of its own, and reading has none', async () => {
  server = await failingServer(created, created, me);
  await server.client().webhooks.create(webhook);
  await server.client().webhooks.create(webhook);
  await server.client().me();
  const keys = server.tries.map(({ key }) => key);
  expect(new Set(keys.slice(0, 2)).size).toBe(2);
  expect(keys[2]).toBeUndefined();
});

test('429 is waited for as long as the server says', async () => {
  server = await failingServer(refuse(429, 'RATE_LIMITED', { 'retry-after': '1' }), me);
  await server.client().me();
  const [first, second] = server.tries;
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
});

test('who is asked to wait longer than a minute is told so', async () => {
  server = await failingServer(refuse(429, 'RATE_LIMITED', { 'retry-after': '3600' }));
  const failed = await server
    .client()
    .me()
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(DocgleanError);
  expect(failed).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfterSeconds: 3600 });
  expect(server.tries).toHaveLength(1);
});

test.each([
  [0, 1],
  [2, 3],
])('with maxRetries %i there are %i tries', async (maxRetries, tries) => {
  server = await failingServer(refuse(503, 'SERVICE_UNAVAILABLE', { 'retry-after': '0' }));
  const failed = server.client({ maxRetries }).me();
  await expect(failed).rejects.toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE', requestId: null });
  expect(server.tries).toHaveLength(tries);
});

test.each([400, 401, 403, 404, 409, 422])('%i is not tried again', async (status) => {
  server = await failingServer(refuse(status, 'CONFLICT'));
  await expect(server.client().webhooks.create(webhook)).rejects.toMatchObject({ status });
  expect(server.tries).toHaveLength(1);
});

test('files of a form are sent again whole', async () => {
  server = await failingServer(cut, answer(202, { extraction: { id: 'ext_1' } }));
  const file = new File(['the bytes of the file'], 'a.pdf');
  await server.client().extractions.create({ files: [file] });
  expect(server.tries).toHaveLength(2);
  for (const { body } of server.tries) expect(body).toContain('the bytes of the file');
});

test('a stream is sent once, for it cannot be sent twice', async () => {
  server = await failingServer(refuse(503, 'SERVICE_UNAVAILABLE', { 'retry-after': '0' }));
  const { uploads } = server.client();
  await expect(uploads.create(new Blob(['bytes']).stream(), 'a.pdf')).rejects.toMatchObject({ status: 503 });
  expect(server.tries.map(({ body }) => body)).toEqual(['bytes']);
  await expect(uploads.create(new Blob(['bytes']), 'a.pdf')).rejects.toMatchObject({ status: 503 });
  expect(server.tries).toHaveLength(1 + 4);
});

test('a signal ends a call while it waits for its next try', async () => {
  server = await failingServer(refuse(429, 'RATE_LIMITED', { 'retry-after': '50' }));
  const stop = new AbortController();
  const call = server.client().with({ signal: stop.signal }).me();
  setTimeout(() => stop.abort(new Error('changed my mind')), 200);
  await expect(call).rejects.toThrow('changed my mind');
  expect(server.tries).toHaveLength(1);
});

test.each([
  ['an answer that never comes', never],
  ['waiting for the next try', refuse(429, 'RATE_LIMITED', { 'retry-after': '50' })],
])('timeoutMs ends %s', async (_name, failure) => {
  server = await failingServer(failure);
  const call = server.client({ timeoutMs: 200 }).me();
  await expect(call).rejects.toMatchObject({
    status: 0,
    message: expect.stringMatching(/did not answer within 0\.2 seconds/),
  });
  expect(server.tries).toHaveLength(1);
});

test('a server that is not there is named', async () => {
  server = await failingServer(me);
  const client = server.client({ maxRetries: 0 });
  server.close();
  await expect(client.me()).rejects.toMatchObject({
    status: 0,
    message: expect.stringContaining('cannot be reached'),
  });
});

test('waiting for an extraction ends when it is told to, and names the extraction', async () => {
  server = await failingServer((response) => {
    setTimeout(() => answer(200, { extraction: { id: 'ext_1', finished_at: null } })(response), 50);
  });
  const wait = server.client().extractions.wait('ext_1', { timeoutMs: 300 });
  await expect(wait).rejects.toThrow(/ext_1 was not finished after 0\.3 seconds/);
});
