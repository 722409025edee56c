import { createOpenApiDocument, errorCatalogue, type Operation, operations } from '@docglean/contract';
import { createApp } from '../../server/src/http/app.ts';
import type { Services } from '../../server/src/services.ts';
import { seenAnswers } from '../harness/contract-fetch.ts';
import { startReceiver } from '../harness/receiver.ts';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Paths = Record<string, Record<string, { operationId: string; responses: object }>>;
const pathsOf = (document: object) => (document as { paths: Paths }).paths;

test('the server answers with the document that the contract makes', async () => {
  const served = (await (await server.request('/openapi.json')).json()) as object;
  const made = JSON.parse(JSON.stringify(createOpenApiDocument('0.1.0', server.url)));
  expect(served).toEqual(made);
});

test('the routes that exist are those of the document', () => {
  // Nothing of the services is touched before a request comes.
  const app = createApp({ config: { maxFileBytes: 1 } } as Services);
  const routed = app.router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }) => `${method} ${route?.path.replaceAll(/:(\w+)/g, '{$1}')}`),
  );
  const documented = Object.entries(pathsOf(createOpenApiDocument('0'))).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect([...new Set(routed)].sort()).toEqual(documented.sort());
});

test('no operation that needs a key can be used without one', async () => {
  for (const operation of Object.values<Operation>(operations)) {
    if (!operation.scope) continue;
    const url = server.url + operation.path.replaceAll(/\{\w+\}/g, 'x_1');
    const response = await fetch(url, { method: operation.method.toUpperCase() });
    expect([operation.path, response.status]).toEqual([operation.path, 401]);
  }
});

test('every operation gives its documented success', async () => {
  const receiver = await startReceiver();
  const { client } = server;
  const { api_key } = await client.me();
  await useAccount(api_key.id);
  const upload = await client.uploads.create(await invoiceFile('INV-1'), 'a.pdf');
  const { id } = await client.extractions.create({ files: [{ upload_id: upload.id }] });
  await client.extractions.wait(id);
  const [document] = await Array.fromAsync(client.extractions.results(id));
  await client.extractions.document(id, document?.id ?? '');
  await client.extractions.export(id);
  await client.extractions.delete(id);
  const webhook = await client.webhooks.create({ url: receiver.url, events: ['document.failed'] });
  await Array.fromAsync(client.webhooks.list());
  await client.webhooks.get(webhook.id);
  await client.webhooks.update(webhook.id, { description: 'x' });
  await client.webhooks.delete(webhook.id);
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) await server.request(path);
  await receiver.close();

  const expected = Object.entries<Operation>(operations).map(
    ([id, { success }]) => `${id} ${success.status}`,
  );
  expect([...seenAnswers]).toEqual(expect.arrayContaining(expected));
});

/** What has no call in the client: it is for operators. */
async function useAccount(keyId: string): Promise<void> {
  const postJson = (path: string, body: object) =>
    server.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  for (const path of ['/v1/credits', '/v1/usage', '/v1/api-keys']) await server.request(path);
  const made = (await (await postJson('/v1/api-keys', { name: 'x' })).json()) as { api_key: { id: string } };
  await server.request(`/v1/api-keys/${made.api_key.id}`, { method: 'DELETE' });
  const grant = { grant_type: 'client_credentials', client_id: keyId, client_secret: apiKey };
  await postJson('/v1/oauth/token', grant);
}

test('every error code says what is wrong and what to do, in whole sentences', () => {
  for (const [code, { message, fix }] of Object.entries(errorCatalogue)) {
    expect([code, message]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
    expect([code, fix]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
  }
});
