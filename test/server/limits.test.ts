import { readdirSync, readFileSync } from 'node:fs';
import type { DocumentSummary } from '@docglean/contract';
import { busyPdf, hungryPdf, slowPdf } from '../documents/awkward.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { invoiceFile, longFile } from './sample-files.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_WORKERS: '1', DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '2' });
});
afterAll(() => server.close());

const pdfFile = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);

async function resultsOf(files: File[]): Promise<DocumentSummary[]> {
  const { id } = await server.client.extractions.create({ files });
  await server.client.extractions.wait(id);
  return Array.fromAsync(server.client.extractions.results(id));
}

test('a document that takes too long is stopped with a clear error, and the next one is read', async () => {
  const [slow, next] = await resultsOf([pdfFile(slowPdf(), 'slow.pdf'), await invoiceFile('INV-1')]);
  expect(slow).toMatchObject({
    status: 'failed',
    error: { code: 'TIMED_OUT', message: expect.stringContaining('Split') },
  });
  expect(next?.result).toMatchObject({ invoice_number: 'INV-1' });
});

test('a document that takes too much memory is stopped with a clear error, and the next one is read', async () => {
  const small = await startTestServer({ DOCGLEAN_WORKERS: '1', DOCGLEAN_DOCUMENT_MEMORY_MB: '300' });
  const files = [await longFile(1500), await invoiceFile('INV-1')];
  const { id } = await small.client.extractions.create({ files, mode: 'text' });
  await small.client.extractions.wait(id);
  const [large, next] = await Array.fromAsync(small.client.extractions.results(id));
  expect(large).toMatchObject({ status: 'failed', error: { code: 'OUT_OF_MEMORY' } });
  expect(next).toMatchObject({ status: 'completed' });
  await small.close();
});

test('a document that breaks its engine process gives a clear error, and the next one is read', async () => {
  const limited = await startTestServer({ DOCGLEAN_WORKERS: '1', DOCGLEAN_DOCUMENT_MEMORY_MB: '400' });
  const files = [pdfFile(hungryPdf(), 'hungry.pdf'), await invoiceFile('INV-1')];
  const { id } = await limited.client.extractions.create({ files });
  await limited.client.extractions.wait(id);
  const [hungry, next] = await Array.fromAsync(limited.client.extractions.results(id));
  // Whether WebAssembly or the server is the first to see that it is too much is a matter of milliseconds.
  expect(hungry).toMatchObject({
    status: 'failed',
    error: { code: expect.stringMatching(/^(OUT_OF_MEMORY|ENGINE_FAILED)$/) },
  });
  expect(next?.result).toMatchObject({ invoice_number: 'INV-1' });
  await limited.close();
});

// The process table is where Linux keeps it.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('no engine process outlives a server that is killed, even while it is busy', async () => {
  const doomed = await startTestServer({ DOCGLEAN_WORKERS: '1', DOCGLEAN_DOCUMENT_MEMORY_MB: '3000' });
  await doomed.client.extractions.create({ files: [pdfFile(busyPdf(), 'busy.pdf')] });
  let children: number[] = [];
  for (let look = 0; look < 400 && !children.some(isBusy); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    children = childrenOf(doomed.pid);
  }
  expect(children.filter(isBusy)).toHaveLength(1);
  await doomed.kill();
  for (let look = 0; look < 100 && children.some(isRunning); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(children.filter(isRunning)).toEqual([]);
  await doomed.close();
});

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** Has it worked for a second already? Starting takes a part of that. */
function isBusy(pid: number): boolean {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  const userTicks = Number(afterName.split(' ')[11]);
  return userTicks > 100;
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
