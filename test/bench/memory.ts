import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { englishInvoice, englishReceipt } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { renderReceipt } from '../documents/receipt.ts';
import { scanOf } from '../documents/scan.ts';
import { drawPdf } from '../documents/sheet.ts';
import { corpus } from './corpus.ts';
import { asText, defaultEngine } from './engine.ts';

const readings = 500;
const everyReadings = 50;
/** Every so many documents one is a picture. */
const pictureEvery = 25;
const longPages = 1000;
/** Sets of digital documents that are read besides the ones drawn here. */
const sets = [
  'invoices-facturx',
  'invoices-fxvis',
  'invoices-invoice2data',
  'orders-orderx',
  'tables-icdar2013',
];

/**
 * `npm run bench -- memory [many | long]`: resident memory of one engine process, as Linux counts it: over 500 documents one after the other, which should
 * stay level, and at its highest while it reads one PDF of 1,000 pages with a table on each.
 */
export async function memory(): Promise<void> {
  if (!existsSync('/proc/self/status'))
    return console.log('Skipped: only Linux tells the memory of a process.');
  const part = process.argv[3];
  if (part !== 'long') await manyDocuments();
  if (part !== 'many') await longDocument();
}

async function manyDocuments(): Promise<void> {
  const digital = [await renderInvoice(englishInvoice, { layout: 'banner' }), ...corpusFiles()];
  const picture = await scanOf(await renderReceipt(englishReceipt));
  const engine = defaultEngine();
  const seen = new Set<number>();
  let refused = 0;
  try {
    for (let count = 1; count <= readings; count += 1) {
      const bytes = count % pictureEvery === 0 ? picture : digital[count % digital.length];
      const outcome = await engine.run('read', asText(new Uint8Array(bytes ?? picture)));
      if (!('result' in outcome)) refused += 1;
      const { pid, nowMb, mostMb } = engineMemory();
      seen.add(pid);
      if (count % everyReadings === 0) {
        console.log(`after ${String(count).padStart(3)} documents: ${nowMb} MB, most so far ${mostMb} MB`);
      }
    }
  } finally {
    engine.stop();
  }
  console.log(`${digital.length} different PDFs and a picture, ${refused} refused, ${seen.size} process(es)`);
}

function corpusFiles(): Buffer[] {
  if (!existsSync(corpus)) {
    console.log(`There are no further documents in ${corpus} (CORPUS_DIR): one is read over and over.`);
    return [];
  }
  return sets.flatMap((set) => {
    const folder = path.join(corpus, 'dev', set, 'docs');
    const files = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
    return files.map((file) => readFileSync(path.join(folder, file)));
  });
}

async function longDocument(): Promise<void> {
  const bytes = await drawPdf((sheet) => {
    for (let page = 1; page <= longPages; page += 1) {
      if (page > 1) sheet.nextPage();
      sheet.text(`Statement of deliveries, sheet ${page}`, 60, 50, { size: 14 });
      for (let row = 0; row < 40; row += 1) {
        const y = 90 + row * 18;
        sheet.text(`${page}-${row}`, 60, y);
        sheet.text(`Delivery of ${row + 3} pallets to warehouse ${(page * row) % 17}`, 120, y);
        sheet.text(`${(page * 7 + row * 13) % 900}.${String(row).padStart(2, '0')}`, 520, y, {
          align: 'right',
        });
        sheet.rule(60, y + 13, 520, y + 13);
      }
    }
  });
  for (const mode of ['text', 'fields'] as const) {
    const engine = defaultEngine();
    try {
      let mostMb = 0;
      const task = { bytes: new Uint8Array(bytes), options: { mode, documentType: 'auto' } } as const;
      const watch = setInterval(() => {
        mostMb = Math.max(mostMb, engineMemory().mostMb);
      }, 50);
      const outcome = await engine.run('read', task);
      clearInterval(watch);
      const ended = 'result' in outcome ? `read, ${outcome.result.text.length} characters` : outcome.error;
      console.log(`${longPages} pages of tables as ${mode}: ${ended}, at most ${mostMb} MB`);
    } finally {
      engine.stop();
    }
  }
}

/** The engine process is the only child of this one. */
function engineMemory(): { pid: number; nowMb: number; mostMb: number } {
  const pid = Number(
    readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').at(-1),
  );
  if (!pid) return { pid: 0, nowMb: 0, mostMb: 0 };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Math.round(Number(status.match(`${name}:\\s+(\\d+)`)?.[1] ?? 0) / 1024);
  return { pid, nowMb: megabytes('VmRSS'), mostMb: megabytes('VmHWM') };
}
