import { readPages } from '@docglean/extract';
import { frenchInvoice, germanInvoice } from '../documents/examples.ts';
import { type InvoiceLayout, renderInvoice } from '../documents/invoice.ts';
import { scanOf, tiffOf } from '../documents/scan.ts';

const layouts: readonly InvoiceLayout[] = ['letterhead', 'banner', 'boxed', 'plain'];
const rounds = 2;

/**
 * A scan of eight pages against its pages one by one, in turn in one process: how far the pages of a document are read
 * side by side. Wall time, and as a ratio.
 */
export async function parallel(): Promise<void> {
  const scans: Buffer[] = [];
  for (const truth of [germanInvoice, frenchInvoice]) {
    for (const layout of layouts) scans.push(await scanOf(await renderInvoice(truth, { layout })));
  }
  const document = new Uint8Array(await tiffOf(scans));
  for (const scan of scans.slice(0, 2)) await readPages(scan);
  for (let round = 1; round <= rounds; round++) {
    const alone = await secondsOf(async () => {
      for (const scan of scans) await readPages(scan);
    });
    const together = await secondsOf(() => readPages(document));
    console.log(
      `${scans.length} pages: one by one ${alone.toFixed(1)} s, as one document ${together.toFixed(1)} s, ratio ${(alone / together).toFixed(2)}`,
    );
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}
