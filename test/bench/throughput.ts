import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@docglean/client';
import { englishInvoice, germanInvoice } from '../documents/examples.ts';
import { type InvoiceLayout, renderInvoice } from '../documents/invoice.ts';
import { apiKey, launch } from '../harness/server.ts';
import { startReader } from './reader.ts';
import { median } from './reading/corpus.ts';

const documents = 200;
const filesPerExtraction = 20;
const extractionsAtOnce = 5;
const rounds = 5;
const layouts: readonly InvoiceLayout[] = ['letterhead', 'banner', 'boxed', 'plain'];

/**
 * The whole server as it starts by default, asked for text: 200 different invoices of one page, from the first upload
 * until the last result is stored, against pdf-parse's text in a bare loop over the same files on one core, in turn.
 */
export async function throughput(): Promise<void> {
  const bytes = await Promise.all(Array.from({ length: documents }, (_, index) => invoice(index)));
  const files = bytes.map((one, index) => new File([one], `${index}.pdf`, { type: 'application/pdf' }));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const server = await launch({ dataDir, env: { LOG_LEVEL: 'error' } });
  const client = createClient({ baseUrl: server.url, apiKey });
  const reader = startReader('pdf-parse');
  const rates = { ours: [] as number[], theirs: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const startedMs = performance.now();
      await throughServer(client, files);
      const ours = (documents * 1000) / (performance.now() - startedMs);
      const { perSecond: theirs } = await reader.read(bytes);
      // The first round warms up.
      if (round > 0) {
        rates.ours.push(ours);
        rates.theirs.push(theirs);
      }
    }
  } finally {
    reader.stop();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const [our, their] = [median(rates.ours), median(rates.theirs)];
  console.log(
    `${documents} invoices: server ${our.toFixed(1)} documents/s, pdf-parse ${their.toFixed(1)} documents/s, ratio ${(our / their).toFixed(2)} (medians of ${rounds})`,
  );
}

async function throughServer(client: ReturnType<typeof createClient>, files: readonly File[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(files.length / filesPerExtraction) }, (_, index) =>
    files.slice(index * filesPerExtraction, (index + 1) * filesPerExtraction),
  );
  const submit = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { id } = await client.extractions.create({ files: batch, mode: 'text' });
      const { documents: counts } = await client.extractions.wait(id);
      if (counts.completed !== batch.length) throw new Error(`not read: ${JSON.stringify(counts)}`);
    }
  };
  await Promise.all(Array.from({ length: extractionsAtOnce }, submit));
}

async function invoice(index: number): Promise<Uint8Array<ArrayBuffer>> {
  const truth = index % 2 === 0 ? englishInvoice : germanInvoice;
  const number = `${truth.number}-${index}`;
  const layout = layouts[index % layouts.length] ?? 'plain';
  return new Uint8Array(await renderInvoice({ ...truth, number }, { layout }));
}
