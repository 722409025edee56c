import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { startTestServer, type TestServer } from '../harness/server.ts';

const megabyte = Buffer.alloc(1024 * 1024, 'x');
const run = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DOCGLEAN_MAX_FILE_MB: '160' });
});
afterAll(() => server.close());

/** A file of so many megabytes that is made while it is sent: `/150.pdf`. */
const files = createServer(async (request, response) => {
  const megabytes = Number.parseInt(request.url?.slice(1) ?? '', 10);
  response.writeHead(200, { 'content-length': megabytes * megabyte.length });
  for (let sent = 0; sent < megabytes; sent++) {
    if (!response.write(megabyte)) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve)));
afterAll(() => void files.close());

async function upload(megabytes: number) {
  const { port } = files.address() as AddressInfo;
  const script = path.join(import.meta.dirname, 'upload-child.ts');
  const { stdout } = await run(
    process.execPath,
    [script, `http://127.0.0.1:${port}/${megabytes}.pdf`, server.url],
    { env: { PATH: process.env.PATH, DOCGLEAN_ZAPIER_ALLOW_LOOPBACK: '1' } },
  );
  const { peakBytes, results } = JSON.parse(stdout) as { peakBytes: number; results: { id: string } };
  const answer = await server.request(`/v1/extractions/${results.id}/results`);
  const [document] = ((await answer.json()) as { items: { size_bytes: number }[] }).items;
  expect(document?.size_bytes).toBe(megabytes * megabyte.length);
  return peakBytes / megabyte.length;
}

test('150 MB go through without ever being in memory', async () => {
  const medium = await upload(50);
  const big = await upload(150);
  expect(big - medium).toBeLessThan(50);
});
