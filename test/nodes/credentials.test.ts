import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';
import { credentialsHelper, credentialType } from './n8n-credentials.ts';
import { evaluate } from './n8n-engine.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The request behind the button "Test" of the credential. */
async function testRequest(values: { serverUrl: string; apiKey: string }): Promise<Response> {
  const { baseURL, url } = credentialType.test?.request ?? {};
  const { headers } = await credentialsHelper(values).authenticate({}, 'docgleanApi', { url: '' });
  const server = await evaluate(String(baseURL), { $credentials: values });
  return fetch(`${server}${url}`, {
    headers: headers as Record<string, string>,
  });
}

test('the test of the credential succeeds with the right key, whatever ends the address', async () => {
  for (const end of ['', '/', '// ']) {
    const response = await testRequest({ serverUrl: server.url + end, apiKey });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ api_key: { scopes: expect.any(Array) } });
  }
});

test('and fails with a wrong one', async () => {
  expect((await testRequest({ serverUrl: server.url, apiKey: 'dg_wrong' })).status).toBe(401);
});

test('the key is entered as a password', () => {
  const key = credentialType.properties.find(({ name }) => name === 'apiKey');
  expect(key?.typeOptions).toEqual({ password: true });
});
