import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Credits } from '@docglean/contract';
import { childEnv } from '../harness/child-env.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const mainFile = path.join(import.meta.dirname, '../../server/src/main.ts');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // The embedded database belongs to one process at a time.
  await server.stop();
});
afterAll(() => server.close());

const run = (...words: string[]): string =>
  execFileSync(process.execPath, [mainFile, 'accounts', ...words], {
    env: { ...childEnv(), DOCGLEAN_DATA_DIR: server.dataDir, ...server.databaseEnv },
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('an account is added with limits of its own, listed, and changed', async () => {
  const added = run('add', 'Branch in Cork', '--credits', '50', '--monthly-pages', '7');
  const id = /acc_\w+/.exec(added)?.[0] ?? '';
  const key = /dg_\S+/.exec(added)?.[0] ?? '';
  expect(run('list')).toContain(
    `${id}  Branch in Cork  (credits 50, monthly pages 7, retention hours as set for the server)`,
  );
  expect(run('set', id, '--credits', '60', '--monthly-pages', 'none')).toContain(
    'credits 60, monthly pages as set for the server',
  );
  expect(() => run('set', 'acc_nobody', '--credits', '1')).toThrow(/There is no account "acc_nobody"/);
  expect(() => run('set', id, '--credits', 'lots')).toThrow(/--credits has a wrong value \(it is "lots"\)/);
  await server.restart();
  const headers = { 'x-api-key': key };
  const { credits } = (await (await server.request('/v1/credits', { headers })).json()) as {
    credits: Credits;
  };
  expect(credits).toMatchObject({ balance: 60, monthly_pages: { limit: null } });
  expect(await (await server.request('/v1/me', { headers })).json()).toMatchObject({
    account: { id, name: 'Branch in Cork' },
  });
}, 120_000);
