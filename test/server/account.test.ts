import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('200: a key says whose it is and what it may do', async () => {
  const me = await server.client.me();
  expect(me.api_key.scopes).toEqual(['read', 'write', 'admin']);
  expect(me.server.url).toBe(server.url);
});

test('200: the key is taken as a bearer token too', async () => {
  const response = await fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(response.status).toBe(200);
});

test.each([
  ['no key', ''],
  ['a wrong key', 'dg_TestKey0_0123456789abcdefghijklmnopqrstuX'],
  ['a key nobody has', 'dg_Nobody00_0123456789abcdefghijklmnopqrstuv'],
  ['something else', 'Zoë'],
])('401: %s', async (_name, key) => {
  const response = await server.request('/v1/me', { headers: { 'x-api-key': encodeURIComponent(key) } });
  expect(response.status).toBe(401);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('UNAUTHORIZED');
  expect(error.message).toContain('X-API-Key');
});

test('404: an address that does not exist says so in the same shape', async () => {
  const response = await server.request('/v1/nothing');
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'ROUTE_NOT_FOUND' } });
});
