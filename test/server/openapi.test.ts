import { createOpenApiDocument, errorCatalogue, type Operation, operations } from '@docglean/contract';
import { createApp } from '../../server/src/http/app.ts';
import type { Services } from '../../server/src/services.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

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

test('every error code says what is wrong and what to do, in whole sentences', () => {
  for (const [code, { message, fix }] of Object.entries(errorCatalogue)) {
    expect([code, message]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
    expect([code, fix]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
  }
});
