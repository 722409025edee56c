import { type Walk, type WalkedOperation, walkOpenApi } from '../harness/openapi-walk.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { call as callJson, extractAll, memoriesOf } from './requests.ts';
import { invoiceFile } from './sample-files.ts';
import { isId, nowhere, pathPart, sendWalked, walkedRequest } from './walked-request.ts';

/** Every operation of the served OpenAPI document is tried, so what is added later is tried too. */
let server: TestServer;
let walk: Walk;
let guarded: WalkedOperation[];
beforeAll(async () => {
  server = await startTestServer({}, { other: {} });
  walk = await walkOpenApi(server.url);
  guarded = walk.operations.filter(({ needsKey }) => needsKey);
});
afterAll(() => server.close());

const wrongKeys = [
  'dg_TestKey0_0123456789abcdefghijklmnopqrstuX',
  'dg_Nobody00_0123456789abcdefghijklmnopqrstuv',
  `dgt_${'a'.repeat(48)}`,
  'nonsense',
];

/** Sends the operation with the given ids, and the least that it takes. */
async function call(
  operation: WalkedOperation,
  idOf: (prefix: string) => string,
  headers: Record<string, string>,
): Promise<Response> {
  return sendWalked(server.url, operation.id, { ...walkedRequest(walk, operation, idOf), headers });
}

const hasIds = ({ parameters }: WalkedOperation) =>
  parameters.some((one) => one.in === 'path' && isId(walk.resolve(one.schema)));

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('401: no key and wrong keys, for every operation', async () => {
  expect(guarded.length).toBeGreaterThan(10);
  for (const operation of guarded) {
    for (const headers of [{}, ...wrongKeys.map((key) => ({ 'x-api-key': key }))]) {
      const response = await call(operation, nowhere, headers as Record<string, string>);
      expect([operation.id, response.status]).toEqual([operation.id, 401]);
      expect(await codeOf(response)).toBe('UNAUTHORIZED');
    }
  }
});

async function makeKey(scopes: string[]): Promise<string> {
  const made = await server.request('/v1/api-keys', {
    method: 'POST',
    body: JSON.stringify({ name: scopes.join(), scopes }),
    headers: { 'content-type': 'application/json' },
  });
  return ((await made.json()) as { api_key: { key: string } }).api_key.key;
}

test('403: a key with too small a scope; what changes anything needs more than read', async () => {
  const keys = { read: await makeKey(['read']), write: await makeKey(['write']) };
  const refused = { read: new Set<string>(), write: new Set<string>() };
  for (const operation of guarded) {
    for (const scope of ['read', 'write'] as const) {
      const response = await call(operation, nowhere, { 'x-api-key': keys[scope] });
      if (response.status !== 403) continue;
      expect(await codeOf(response)).toBe('INSUFFICIENT_SCOPE');
      refused[scope].add(operation.id);
    }
  }
  for (const { id, method, path } of guarded) {
    const managesKeys = path.startsWith('/v1/api-keys');
    expect([id, refused.read.has(id)]).toEqual([id, managesKeys || method !== 'GET']);
    expect([id, refused.write.has(id)]).toEqual([id, managesKeys]);
  }
});

/** One thing of each kind, belonging to the account of the test; a kind that is missing here fails the test. */
async function makeThings(): Promise<Map<string, string>> {
  const { client } = server;
  const { api_key, account } = await client.me();
  const upload = await client.uploads.create(await invoiceFile('INV-1'), 'a.pdf');
  const extraction = await client.extractions.create({ files: [{ upload_id: upload.id }] });
  await client.extractions.wait(extraction.id);
  const [document] = await Array.fromAsync(client.extractions.results(extraction.id));
  const webhook = await client.webhooks.create({ url: 'http://127.0.0.1:9/', events: ['document.failed'] });
  const { parser, memory } = await makeTaughtParser();
  const match = await client.matches.create(document?.id ?? '');
  const event = (await callJson(server, 'GET', '/v1/events')).json.items[0];
  await callJson(server, 'POST', `/v1/webhooks/${webhook.id}/test`);
  const delivery = (await callJson(server, 'GET', `/v1/webhooks/${webhook.id}/deliveries`)).json.items[0];
  const files = await Promise.all(['INV-3', 'INV-4', 'INV-5'].map((number) => invoiceFile(number)));
  const section = await client.sections.createAndWait({ files });
  const ids = [
    ...[api_key, account, upload, extraction, document, match, section],
    ...[webhook, parser, memory, event, delivery],
  ].map((thing) => thing?.id ?? '');
  return new Map(ids.map((id) => [id.split('_')[0] ?? '', id]));
}

/** A parser, and what a review taught it. */
async function makeTaughtParser() {
  const fields = [{ name: 'total', type: 'currency' }];
  const { parser } = (await callJson(server, 'POST', '/v1/parsers', { name: 'Taught', fields })).json;
  const { id, documents } = await extractAll(server, [await invoiceFile('INV-2')], { parser_id: parser.id });
  const review = `/v1/extractions/${id}/documents/${documents[0]?.id}/review`;
  await callJson(server, 'PUT', review, { values: {} });
  const [memory] = await memoriesOf(server, parser.id);
  return { parser, memory };
}

const withoutRequestId = async (response: Response) =>
  (await response.text()).replaceAll(/req_\w+/g, '').replaceAll(/\s+/g, ' ');

test('404: what belongs to another account answers like what exists nowhere, to the byte', async () => {
  const things = await makeThings();
  const stranger = { 'x-api-key': server.keyOf('other') };
  const idOf = (prefix: string) => {
    const id = things.get(prefix);
    if (!id) throw new Error(`makeThings() makes nothing whose id begins with "${prefix}_": add it`);
    return id;
  };
  const withIds = guarded.filter(hasIds);
  expect(withIds.length).toBeGreaterThan(5);
  for (const operation of withIds) {
    const theirs = await call(operation, idOf, stranger);
    const none = await call(operation, nowhere, stranger);
    expect([operation.id, theirs.status]).toEqual([operation.id, none.status]);
    // Where gone is fine, there is no 404 to give.
    expect([operation.id, theirs.status]).toEqual([
      operation.id,
      operation.statuses.includes('404') ? 404 : 204,
    ]);
    expect(await withoutRequestId(theirs)).toBe(await withoutRequestId(none));
    const names = (response: Response) => [...response.headers.keys()].sort();
    expect(names(theirs)).toEqual(names(none));
  }
  // And nothing of it was touched.
  for (const { id, path, method } of withIds) {
    if (method !== 'GET') continue;
    const own = await server.request(
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        pathPart(walk, operationAt(path), name, (prefix) => things.get(prefix) ?? ''),
      ),
    );
    expect([id, own.status]).toEqual([id, 200]);
  }
  const key = await server.client.me();
  expect(key.api_key.id).toBe(things.get('key'));
});

function operationAt(path: string): WalkedOperation {
  const found = walk.operations.find((one) => one.path === path && one.method === 'GET');
  if (!found) throw new Error(`there is nothing to get at ${path}`);
  return found;
}
