import { launch, startTestServer, type TestServer } from '../harness/server.ts';

const onPostgres = process.env.TEST_DATABASE === 'postgres';
const limit = 20;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_REQUESTS_PER_MINUTE: String(limit) }, { other: {}, shared: {} });
});
afterAll(() => server.close());

/** A minute that has most of itself before it: the count begins anew with each. */
async function freshMinute(): Promise<void> {
  const intoMs = Date.now() % 60_000;
  if (intoMs > 1000 && intoMs < 30_000) return;
  await new Promise((resolve) => setTimeout(resolve, (61_500 - intoMs) % 60_000));
}
const number = (response: Response, name: string) => Number(response.headers.get(name));

test('every answer to a key says what is left; beyond it 429 until the minute is over', async () => {
  await freshMinute();
  const responses: Response[] = [];
  for (let n = 0; n < limit + 2; n += 1)
    responses.push(await server.request(n % 2 ? '/v1/me' : '/v1/webhooks/whk_no'));
  const remaining = responses.map((response) => number(response, 'ratelimit-remaining'));
  expect(remaining).toEqual([...Array(limit).keys()].reverse().concat(0, 0));
  for (const response of responses) {
    expect(number(response, 'ratelimit-limit')).toBe(limit);
    expect(number(response, 'x-ratelimit-limit')).toBe(limit);
    expect(response.headers.get('x-ratelimit-remaining')).toBe(response.headers.get('ratelimit-remaining'));
    const resetMs = number(response, 'x-ratelimit-reset') * 1000;
    expect(resetMs % 60_000).toBe(0);
    expect(number(response, 'ratelimit-reset')).toBeLessThanOrEqual(60);
  }
  expect(responses.map(({ status }) => status).slice(-3)).toEqual([200, 429, 429].slice(-3));
  const refused = responses.at(-1) as Response;
  expect(number(refused, 'retry-after')).toBeGreaterThan(0);
  expect(number(refused, 'retry-after')).toBeLessThanOrEqual(60);
  expect(await refused.json()).toMatchObject({
    error: { code: 'RATE_LIMITED', message: expect.stringContaining(`more than ${limit} requests`) },
  });
  // Each key has its own count, and a wrong secret does not use up that of the right one.
  const other = server.keyOf('other');
  for (let n = 0; n < limit + 1; n += 1) {
    expect(
      (await server.request('/v1/me', { headers: { 'x-api-key': `${other.slice(0, -1)}-` } })).status,
    ).toBe(401);
  }
  const first = await server.request('/v1/me', { headers: { 'x-api-key': other } });
  expect([first.status, number(first, 'ratelimit-remaining')]).toEqual([200, limit - 1]);
}, 120_000);

(onPostgres ? test : test.skip)(
  'two servers on one database share the count',
  async () => {
    const second = await launch({
      dataDir: server.dataDir,
      env: { ...server.databaseEnv, DOCGLEAN_REQUESTS_PER_MINUTE: String(limit) },
    });
    await freshMinute();
    const headers = { 'x-api-key': server.keyOf('shared') };
    const bases = [server.url, second.url];
    const statuses: number[] = [];
    for (let n = 0; n < limit + 4; n += 1) {
      const response = await fetch(`${bases[n % 2]}/v1/me`, { headers });
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(limit);
    expect(statuses.slice(limit)).toEqual([429, 429, 429, 429]);
    await second.stop();
  },
  150_000,
);
