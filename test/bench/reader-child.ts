import { readPages } from '@docglean/extract';
import { PDFParse } from 'pdf-parse';

/** Started by reader.ts with the name of a reader: reads the files it is sent, and answers how long that took. */
const readers: Record<string, (bytes: Uint8Array) => Promise<number>> = {
  docglean: async (bytes) => (await readPages(bytes)).length,
  'pdf-parse': async (bytes) => {
    const parser = new PDFParse({ data: bytes.slice() });
    try {
      return (await parser.getText()).total;
    } finally {
      await parser.destroy();
    }
  },
};

const read = readers[process.argv[2] ?? ''];

process.on('message', async (files: Uint8Array[]) => {
  const [startedMs, started] = [performance.now(), process.cpuUsage()];
  let pages = 0;
  for (const bytes of files) pages += (await read?.(bytes)) ?? 0;
  const { user, system } = process.cpuUsage(started);
  process.send?.({ pages, ms: performance.now() - startedMs, processorMs: (user + system) / 1000 });
});
