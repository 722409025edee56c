import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@docglean/client';
import { extract } from '@docglean/extract';
import { apiKey, launch } from '../harness/server.ts';
import { invoiceFile } from '../server/sample-files.ts';

const documents = 20;
const rounds = 5;

/**
 * How much the server adds to reading a document: 20 extractions submitted at once until the last is finished, and one
 * alone, each against the bare engine in this process on the same files.
 */
export async function burst(): Promise<void> {
  const files = await Promise.all(Array.from({ length: documents }, (_, n) => invoiceFile(`INV-${n}`)));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const server = await launch({ dataDir, env: { LOG_LEVEL: 'error' } });
  const client = createClient({ baseUrl: server.url, apiKey });
  const throughServer = async (some: File[]) => {
    const ids = await Promise.all(
      some.map(async (file) => (await client.extractions.create({ files: [file] })).id),
    );
    await Promise.all(ids.map((id) => client.extractions.wait(id)));
  };
  const bare = async (some: File[]) => {
    for (const file of some) {
      await extract(new Uint8Array(await file.arrayBuffer()), { mode: 'fields', documentType: 'auto' });
    }
  };
  try {
    await throughServer(files);
    await bare(files);
    const all = { server: [] as number[], bare: [] as number[] };
    const one = { server: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      all.server.push(await timed(() => throughServer(files)));
      all.bare.push(await timed(() => bare(files)));
      one.server.push(await timed(() => throughServer(files.slice(0, 1))));
      one.bare.push(await timed(() => bare(files.slice(0, 1))));
    }
    report(`${documents} at once, until the last is finished`, all);
    report('one alone', one);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function report(name: string, times: { server: number[]; bare: number[] }): void {
  const [server, bare] = [median(times.server), median(times.bare)];
  const ratio = (server / bare).toFixed(1);
  console.log(
    `${name}: server ${server.toFixed(0)} ms, bare engine ${bare.toFixed(0)} ms, ratio ${ratio} (medians of ${rounds})`,
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
