import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../harness/run-command.ts';
import { apiKey, launch, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile } from './sample-files.ts';

const embedded = process.env.TEST_DATABASE !== 'postgres';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docglean-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help', () => {
  test('lists every command, and says more about each', async () => {
    const { stdout, code } = await runCommand(['help']);
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name]) => name ?? '');
    expect(names).toEqual(
      expect.arrayContaining([
        'serve',
        'api',
        'worker',
        'demo',
        'keys',
        'migrate',
        'export',
        'doctor',
        'extract',
      ]),
    );
    for (const name of names) {
      const about = await runCommand(['help', name]);
      expect([name, about.code]).toEqual([name, 0]);
      expect(about.stdout).toContain(`Usage: docglean ${name}`);
    }
    const [first = ''] = names;
    const about = await runCommand(['help', first]);
    expect((await runCommand([first, '--help'])).stdout).toBe(about.stdout);
  }, 120_000);

  test.each([
    [['sevre'], 'There is no command "sevre". Did you mean "serve"?'],
    [['docter'], 'Did you mean "doctor"?'],
    [['help', 'exprot'], 'Did you mean "export"?'],
    [['launch-rockets'], 'There is no command "launch-rockets". "docglean help" lists all commands.'],
    [['keys', 'list', '--colour'], `Unknown option '--colour'. "docglean help keys" lists the options.`],
    [['keys', 'make', 'x'], 'Write "keys list", "keys create NAME" or "keys revoke ID"'],
    [
      ['keys', 'create', 'x', '--scope', 'boss'],
      '--scope has a wrong value (it is "boss"). Write read, write, admin.',
    ],
    [['export'], 'Write "export" and the id of one extraction'],
    [['export', 'ext_1', '--format', 'pdf'], '--format has a wrong value (it is "pdf"). Write json, '],
    [['extract'], 'Write "extract" and the files to read.'],
  ])('%j is answered with a sentence', async (words, sentence) => {
    const { code, stderr } = await runCommand(words, { DOCGLEAN_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/at .*\.ts/);
  });

  test.each(['api', 'worker'])('%s refuses the embedded database', async (name) => {
    const { code, stderr } = await runCommand([name], { DOCGLEAN_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'the embedded database belongs to one process. Use "docglean serve", or set DATABASE_URL.',
    );
  });
});

describe('with a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({}, { 'Branch in Cork': {} });
  });
  afterAll(() => server.close());

  const run = (...words: string[]) =>
    runCommand(words, { DOCGLEAN_DATA_DIR: server.dataDir, ...server.databaseEnv });
  const statusWith = async (key: string, at = '/v1/me') =>
    (await server.request(at, { headers: { 'x-api-key': key } })).status;

  test('keys are made, listed and revoked while it runs', async () => {
    const made = await run('keys', 'create', 'n8n in Cork', '--scope', 'read');
    const id = /key_\w+/.exec(made.stdout)?.[0] ?? '';
    const key = /dg_\S+/.exec(made.stdout)?.[0] ?? '';
    expect(await statusWith(key)).toBe(200);
    expect(await statusWith(key, '/v1/api-keys')).toBe(403);
    const listed = (await run('keys', 'list')).stdout;
    expect(listed).toMatch(new RegExp(`^${id} .*n8n in Cork  \\(read; last used`, 'm'));
    expect(listed).not.toContain(key);
    expect((await run('keys', 'revoke', id)).stdout).toContain(`Revoked ${id}`);
    expect(await statusWith(key)).toBe(401);
    const again = await run('keys', 'revoke', id);
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining('There is nothing with this id.'),
    ]);
  }, 120_000);

  test('an extraction is exported to a file or printed', async () => {
    const { extraction } = await server.client.extractions.submitAndWait({
      files: [await invoiceFile('INV-8')],
    });
    const file = path.join(folder, 'out.csv');
    const written = await run('export', extraction.id, '--format', 'csv', '-o', file);
    expect([written.code, written.stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toContain('INV-8');
    const printed = await runCommand(['export', extraction.id], {
      DOCGLEAN_DATA_DIR: folder,
      DOCGLEAN_URL: server.url,
      DOCGLEAN_API_KEY: apiKey,
    });
    expect(JSON.parse(printed.stdout)).toEqual([expect.objectContaining({ invoice_number: 'INV-8' })]);
    const missing = await run('export', 'ext_none', '-o', path.join(folder, 'none.json'));
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringContaining('There is nothing with this id.'),
    ]);
    expect(() => readFileSync(path.join(folder, 'none.json'))).toThrow('ENOENT');
    const nowhere = await runCommand(['export', extraction.id], { DOCGLEAN_DATA_DIR: folder });
    expect(nowhere.stderr).toContain('No server is running on the data folder');
  }, 120_000);

  test('the doctor finds all well, and then the file that the disk lost', async () => {
    const all = await run('doctor');
    expect([all.stdout, all.code]).toEqual([expect.not.stringContaining('✗'), 0]);
    expect(all.stdout).toMatch(/✓ The newest stored files \(\d\) can be read/);
    expect(all.stdout).toContain('✓ Reading a picture (OCR) works.');
    rmSync(path.join(server.dataDir, 'files'), { recursive: true });
    const lost = await run('doctor');
    expect([lost.stdout, lost.code]).toEqual([
      expect.stringMatching(/✗ Stored files are missing or cannot be read: INV-8\.pdf/),
      1,
    ]);
  }, 120_000);

  test('keys of any account are made while it does not run', async () => {
    await server.stop();
    const account = /acc_\w+(?= {2}Branch in Cork)/.exec((await run('accounts', 'list')).stdout)?.[0] ?? '';
    const made = await run('keys', 'create', 'Cork', '--account', account);
    const key = /dg_\S+/.exec(made.stdout)?.[0] ?? '';
    expect((await run('keys', 'list', '--account', account)).stdout).toContain(
      'Cork  (read, write; never used)',
    );
    expect((await run('keys', 'list', '--account', 'acc_none')).stderr).toContain(
      'There is no account "acc_none"',
    );
    await server.restart();
    const me = await server.request('/v1/me', { headers: { 'x-api-key': key } });
    expect(await me.json()).toMatchObject({ account: { id: account } });
  }, 120_000);

  test('the only key that manages others is not revoked', async () => {
    await server.stop();
    const { stdout } = await run('keys', 'list');
    const admins = stdout.split('\n').filter((line) => line.includes('admin'));
    expect(admins).toHaveLength(1);
    const { code, stderr } = await run('keys', 'revoke', admins[0]?.split(' ')[0] ?? '');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('This is the last key with the scope "admin"'),
    ]);
    await server.restart();
  }, 120_000);

  test('a database that is up to date is left as it is', async () => {
    await server.stop();
    const { stdout, code } = await run('migrate');
    expect([stdout, code]).toEqual(['The database was up to date already.\n', 0]);
    await server.restart();
  });

  if (!embedded) {
    test('requests to one process are worked on by another', async () => {
      await server.stop();
      const parts = { dataDir: server.dataDir, env: server.databaseEnv };
      const api = await launch({ ...parts, part: 'api' });
      const headers = { 'x-api-key': apiKey };
      const form = new FormData();
      form.append('files', await invoiceFile('INV-30'));
      const sent = await fetch(`${api.url}/v1/extractions`, { method: 'POST', headers, body: form });
      const { extraction } = (await sent.json()) as { extraction: { id: string } };
      const look = async (wait: number) => {
        const answer = await fetch(`${api.url}/v1/extractions/${extraction.id}?wait=${wait}`, { headers });
        return ((await answer.json()) as { extraction: { status: string } }).extraction.status;
      };
      expect(await look(2)).toBe('queued');
      const worker = await launch({ ...parts, part: 'worker' });
      expect(worker.url).toBe('');
      expect(await look(60)).toBe('completed');
      expect(await worker.stop()).toBe(0);
      expect(await api.stop()).toBe(0);
      await server.restart();
    }, 120_000);
  }
});

test('migrate makes a new database, and the doctor says that it must run', async () => {
  if (!embedded) return;
  const env = { DOCGLEAN_DATA_DIR: path.join(folder, 'new') };
  expect((await runCommand(['doctor'], env)).stdout).toContain(
    '✓ The embedded database is made at the first start.',
  );
  const { stdout } = await runCommand(['migrate'], env);
  expect(stdout).toMatch(/✓ 0001_initial\.sql[\s\S]*up to date now/);
  const keys = await runCommand(['keys', 'list'], env);
  expect(keys.stderr).toContain('There is no account yet. Start the server once');
}, 120_000);

test.each([
  [{ PORT: 'many' }, /✗ A setting has a wrong value[\s\S]*→ PORT has a wrong value \(it is "many"\)/],
  [
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' },
    /✗ The database cannot be opened[\s\S]*→ Check that Postgres runs/,
  ],
  [{ DOCGLEAN_PUBLIC_URL: 'http://127.0.0.1:1' }, /✗ Nothing answers at http:\/\/127\.0\.0\.1:1/],
  [
    { DOCGLEAN_PUBLIC_URL: 'http://127.0.0.1:1' },
    /✗ DOCGLEAN_PUBLIC_URL is in a private network[\s\S]*→ .*ALLOW_PRIVATE_URLS=true/,
  ],
  [
    { OPENAI_MODEL: 'x', OPENAI_BASE_URL: 'http://127.0.0.1:65533/v1' },
    /✗ The AI model x cannot be used\. The AI model did not answer[\s\S]*→ It cannot be reached: ECONNREFUSED/,
  ],
  [{ OPENAI_MODEL: 'x' }, /→ OPENAI_MODEL is set, but neither a key nor another service is/],
  [{ DOCGLEAN_DATA_DIR: '/proc/docglean' }, /✗ The data folder \/proc\/docglean cannot be written/],
])('the doctor says how to mend %j', async (env, line) => {
  const { stdout, code } = await runCommand(['doctor'], {
    DOCGLEAN_DATA_DIR: path.join(folder, 'unused'),
    ...env,
  });
  expect([stdout, code]).toEqual([expect.stringMatching(line), 1]);
});
