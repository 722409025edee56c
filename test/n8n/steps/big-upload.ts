import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { step, until } from '../../harness/step.ts';
import { outputOf } from '../n8n-client.ts';
import { bigFileWorkflow } from '../workflows.ts';
import type { Context } from './context.ts';

const megabytes = 200;
/** What n8n may take more while it sends that file on; to hold it would take all of it. */
const mostMegabytes = 80;

/** A file goes through n8n as a stream: its size is not n8n's memory. */
export async function checkBigUpload({ n8n, credential }: Context): Promise<void> {
  if (process.platform !== 'linux') return console.log('- a big upload: only measured on Linux');
  const files = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    Readable.from(zeros()).pipe(response);
  });
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  const { port } = files.address() as AddressInfo;
  try {
    await step(`a file of ${megabytes} MB is uploaded without being held in memory`, async () => {
      const { id } = await n8n.client.activate(
        bigFileWorkflow('big', `http://127.0.0.1:${port}/`, credential),
      );
      const beforeMb = residentMb(n8n.pid(), 'VmRSS');
      // The highest mark from here on.
      writeFileSync(`/proc/${n8n.pid()}/clear_refs`, '5');
      await until('n8n begins', async () => (await fetch(`${n8n.url}/webhook/big`, { method: 'POST' })).ok);
      const execution = await until(
        'the upload ends',
        async () => {
          const [newest] = await n8n.client.executions(id);
          return ['success', 'error'].includes(newest?.status ?? '') && newest;
        },
        { limitMs: 180_000 },
      );
      assert.equal(execution.status, 'success', execution.data?.resultData.error?.message);
      assert.match(String(outputOf(execution, 'Docglean')[0]?.json.extraction_id), /^ext_/);
      const grownMb = residentMb(n8n.pid(), 'VmHWM') - beforeMb;
      console.log(`  n8n took ${grownMb.toFixed(0)} MB more`);
      assert.ok(grownMb < mostMegabytes, `n8n took ${grownMb.toFixed(0)} MB more`);
    });
  } finally {
    files.close();
  }
}

function* zeros(): Generator<Buffer> {
  for (let megabyte = 0; megabyte < megabytes; megabyte += 1) yield Buffer.alloc(1024 * 1024);
}

function residentMb(pid: number, mark: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${mark}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}
