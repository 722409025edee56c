import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Receiver, startReceiver } from '../harness/receiver.ts';
import { launch, startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile, longFile } from './sample-files.ts';

const embedded = process.env.TEST_DATABASE !== 'postgres';

describe('a server that is killed in the middle of a job', () => {
  let server: TestServer;
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
    server = await startTestServer({ DOCGLEAN_WORKERS: '1' });
  });
  afterAll(async () => {
    await server.close();
    await receiver.close();
  });

  test('finishes the job after its restart, once', async () => {
    const events = ['document.completed', 'document.needs_review', 'document.failed'] as const;
    await server.client.webhooks.create({ url: receiver.url, events: [...events] });
    const files = [await longFile(500), await invoiceFile('INV-1'), await invoiceFile('INV-2')];
    const { id } = await server.client.extractions.create({ files, mode: 'text' });
    await untilProcessing(id);
    await server.kill();
    expect(receiver.calls).toHaveLength(0);

    await server.restart();
    const extraction = await server.client.extractions.wait(id);
    expect(extraction.documents).toMatchObject({ total: 3, completed: 3 });
    const calls = await receiver.received(3);
    expect(new Set(calls.map((call) => call.json.data.document?.id)).size).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(receiver.calls).toHaveLength(3);
  }, 120_000);

  async function untilProcessing(id: string): Promise<void> {
    for (let look = 0; look < 400; look += 1) {
      const { documents } = await server.client.extractions.get(id);
      if (documents.processing === 1 && documents.completed === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the first document was never seen at work');
  }
});

test('a document whose job fails for good ends as failed, and its extraction with it', async () => {
  const server = await startTestServer({ DOCGLEAN_WORKERS: '1' });
  const files = [await longFile(), await invoiceFile('INV-1')];
  const { id } = await server.client.extractions.create({ files });
  // The operator's disk loses a file that still waits to be read.
  const [, waiting] = await Array.fromAsync(server.client.extractions.results(id));
  const stored = readdirSync(path.join(server.dataDir, 'files'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(server.dataDir, 'files', name))
    .filter((name) => statSync(name).isFile());
  const lost = stored.find((name) => statSync(name).size === waiting?.size_bytes) ?? '';
  rmSync(lost);
  const extraction = await server.client.extractions.wait(id);
  expect(extraction.documents).toMatchObject({ total: 2, failed: 1, processing: 0 });
  const [, failed] = await Array.fromAsync(server.client.extractions.results(id));
  expect(failed).toMatchObject({ status: 'failed', error: { code: 'ENGINE_FAILED' } });
  await server.close();
});

describe('starting and stopping', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'docglean-process-'));
    const template = process.env.TEST_TEMPLATE_DIR;
    if (template && embedded) cpSync(template, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const withoutKey = { DOCGLEAN_API_KEY: '' };

  test.each([
    [{ PORT: 'abc' }, /PORT has a wrong value \(it is "abc"\)\. Write a whole number\./],
    [
      { DATABASE_URL: 'mysql://secret@x' },
      /DATABASE_URL has a wrong value\. Write an address like postgres:/,
    ],
    [{ PDF_ENGINE: 'acrobat' }, /Write pdfium or pdf-parse\./],
    [{ DOCGLEAN_API_KEY: 'hunter2' }, /DOCGLEAN_API_KEY has a wrong value\. Write a key like dg_/],
  ])('a wrong setting stops the start with a sentence: %j', async (env, sentence) => {
    const start = launch({ dataDir: folder, env });
    await expect(start).rejects.toThrow(sentence);
    await expect(start).rejects.not.toThrow(/secret|hunter2|at .*\.ts/);
  });

  if (embedded) {
    test('a second server on the same data folder refuses with a sentence', async () => {
      const first = await launch({ dataDir: folder });
      await expect(launch({ dataDir: folder })).rejects.toThrow(
        /already using the data folder .* DOCGLEAN_DATA_DIR/s,
      );
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
      expect(await first.stop()).toBe(0);
    });

    test('the key is made and printed at the first start only', async () => {
      rmSync(folder, { recursive: true });
      const first = await launch({ dataDir: folder, env: withoutKey });
      const key = /API key:\s+(dg_\S+)/.exec(first.output())?.[1] ?? '';
      expect((await fetch(`${first.url}/v1/me`, { headers: { 'x-api-key': key } })).status).toBe(200);
      await first.stop();
      const second = await launch({ dataDir: folder, env: withoutKey });
      expect(second.output()).not.toContain('dg_');
      expect((await fetch(`${second.url}/v1/me`, { headers: { 'x-api-key': key } })).status).toBe(200);
      await second.stop();
    });

    test('the key of local commands is readable by the owner only and ends with the server', async () => {
      const server = await launch({ dataDir: folder });
      const file = path.join(folder, 'server.json');
      const { key } = JSON.parse(readFileSync(file, 'utf8'));
      expect((await fetch(`${server.url}/v1/me`, { headers: { 'x-api-key': key } })).status).toBe(200);
      await server.stop();
      expect(() => readFileSync(file)).toThrow('ENOENT');
    });
  }

  test('it ends cleanly while a request waits and a document is being read', async () => {
    const server = await startTestServer();
    const { id } = await server.client.extractions.create({ files: [await longFile()] });
    const waiting = server.client.extractions.get(id, { waitSeconds: 60 });
    expect(await server.stop()).toBe(0);
    await waiting.catch(() => {});
    await server.restart();
    expect((await server.client.extractions.wait(id)).documents.completed).toBe(1);
    await server.close();
  });
});
