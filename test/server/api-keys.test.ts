import type { AccessToken, ApiKey, CreatedApiKey, Scope } from '@docglean/contract';
import { apiKey, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { race: {} });
});
afterAll(() => server.close());

const withJson = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const as = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string>), 'x-api-key': key },
});
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

async function makeKey(name: string, scopes: Scope[]): Promise<CreatedApiKey> {
  const response = await server.request('/v1/api-keys', withJson({ name, scopes }));
  expect(response.status).toBe(201);
  return ((await response.json()) as { api_key: CreatedApiKey }).api_key;
}
const revoke = (id: string, key = apiKey) =>
  server.request(`/v1/api-keys/${id}`, as(key, { method: 'DELETE' }));
const listed = async () =>
  ((await (await server.request('/v1/api-keys?limit=100')).json()) as { items: ApiKey[] }).items;
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('keys', () => {
  test('a new key works, is listed without its secret, tells of its last use, and ends at once', async () => {
    const made = await makeKey('Zapier', ['read']);
    const [before] = await listed();
    expect(before).toEqual({
      id: made.id,
      name: 'Zapier',
      prefix: made.key.slice(0, 11),
      scopes: ['read'],
      created_at: made.created_at,
      last_used_at: null,
    });
    expect((await server.request('/v1/me', as(made.key))).status).toBe(200);
    expect((await listed())[0]?.last_used_at).toMatch(/^\d{4}-/);
    expect((await revoke(made.id)).status).toBe(204);
    expect((await server.request('/v1/me', as(made.key))).status).toBe(401);
    expect(await listed()).not.toContainEqual(expect.objectContaining({ id: made.id }));
    expect((await revoke(made.id)).status).toBe(404);
  });

  test('403: only an admin key manages keys', async () => {
    const { id, key } = await makeKey('writer', ['write']);
    for (const response of [
      await server.request('/v1/api-keys', as(key)),
      await server.request('/v1/api-keys', as(key, withJson({ name: 'x' }))),
      await revoke(id, key),
    ]) {
      expect(response.status).toBe(403);
      expect(await codeOf(response)).toBe('INSUFFICIENT_SCOPE');
    }
  });

  test('the last admin key cannot be revoked, not even by two at the same moment', async () => {
    const own = (await server.client.me()).api_key.id;
    const refused = await revoke(own);
    expect(refused.status).toBe(409);
    expect(await codeOf(refused)).toBe('LAST_ADMIN_KEY');
    // In an account of its own, for one of the two keys is gone afterwards.
    const first = server.keyOf('race');
    const me = (await (await server.request('/v1/me', as(first))).json()) as { api_key: { id: string } };
    const made = await server.request('/v1/api-keys', as(first, withJson({ name: 'b', scopes: ['admin'] })));
    const { api_key: second } = (await made.json()) as { api_key: CreatedApiKey };
    const answers = await Promise.all([revoke(me.api_key.id, second.key), revoke(second.id, first)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = [first, second.key].map(
      async (key) => (await server.request('/v1/api-keys', as(key))).status,
    );
    expect((await Promise.all(left)).sort()).toEqual([200, 401]);
  });

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['root'] }, 'scopes[0]'],
  ])('400: %j', async (body, path) => {
    const response = await server.request('/v1/api-keys', withJson(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: [{ path }] } });
  });
});

describe('tokens', () => {
  const askForm = (values: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/v1/oauth/token`, { method: 'POST', body: new URLSearchParams(values), headers });
  const tokenOf = async (response: Response) => (await response.json()) as AccessToken;

  test('form, JSON and HTTP Basic give a token that does what the key does', async () => {
    const { id } = (await server.client.me()).api_key;
    const grant = { grant_type: 'client_credentials' };
    const answers = [
      await askForm({ ...grant, client_id: id, client_secret: apiKey }),
      await askForm(grant, { authorization: `Basic ${Buffer.from(`${id}:${apiKey}`).toString('base64')}` }),
      await server.request('/v1/oauth/token', withJson({ ...grant, client_id: id, client_secret: apiKey })),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      const token = await tokenOf(answer);
      expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'read write admin' });
      const me = await fetch(`${server.url}/v1/me`, bearer(token.access_token));
      expect(await me.json()).toMatchObject({ api_key: { id } });
    }
  });

  test('scope narrows: what the token does not have it may not do', async () => {
    const made = await makeKey('wide', ['write']);
    const ask = (scope: string) =>
      askForm({ grant_type: 'client_credentials', client_id: made.id, client_secret: made.key, scope });
    const { access_token, scope } = await tokenOf(await ask('read'));
    expect(scope).toBe('read');
    expect((await fetch(`${server.url}/v1/webhooks`, bearer(access_token))).status).toBe(200);
    const write = await fetch(`${server.url}/v1/uploads?file_name=a`, {
      ...bearer(access_token),
      method: 'POST',
    });
    expect(write.status).toBe(403);
    expect(await codeOf(await ask('admin'))).toBe('INSUFFICIENT_SCOPE');
    expect(await codeOf(await ask('everything'))).toBe('INVALID_PAYLOAD');
  });

  test('a token ends with its key', async () => {
    const made = await makeKey('short', ['read']);
    const wish = { grant_type: 'client_credentials', client_id: made.id, client_secret: made.key };
    const { access_token } = await tokenOf(await askForm(wish));
    expect((await fetch(`${server.url}/v1/me`, bearer(access_token))).status).toBe(200);
    await revoke(made.id);
    expect((await fetch(`${server.url}/v1/me`, bearer(access_token))).status).toBe(401);
    expect((await askForm(wish)).status).toBe(401);
  });

  test('401: a wrong secret, the id of another key, a token as secret', async () => {
    const { id } = (await server.client.me()).api_key;
    const other = await makeKey('other', ['read']);
    const grant_type = 'client_credentials';
    const { access_token } = await tokenOf(
      await askForm({ grant_type, client_id: other.id, client_secret: other.key }),
    );
    for (const [client_id, client_secret] of [
      [id, `${apiKey}x`],
      [id, other.key],
      [other.id, access_token],
      ['', ''],
    ] as const) {
      const response = await askForm({ grant_type, client_id, client_secret });
      expect([client_secret, response.status]).toEqual([client_secret, 401]);
    }
    expect((await askForm({ grant_type: 'password', client_id: id, client_secret: apiKey })).status).toBe(
      400,
    );
  });
});
