import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPages } from '@docglean/extract';
import { PDFParse } from 'pdf-parse';
import { corpus } from './corpus.ts';

/** Sets whose pages have text and no large pictures, which would be read too. */
const sets = ['invoices-facturx', 'invoices-fxvis', 'invoices-invoice2data', 'orders-orderx'];
const rounds = 5;
/** What has less text than that on its pages is a scan, and reading it is another matter. */
const leastWordsPerPage = 20;

/**
 * Digital PDFs to pages of words with boxes and drawn lines, against pdf-parse's text without places: pages a second of
 * both on the same files in one process, in turn, and the ratio of the medians.
 */
export async function speed(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const files = await digitalFiles();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [our, their] = [await rate(files, readOurs), await rate(files, readTheirs)];
    // The first round warms up.
    if (round > 0) {
      ours.push(our);
      theirs.push(their);
    }
  }
  const [our, their] = [median(ours), median(theirs)];
  console.log(
    `${files.length} files: ${our.toFixed(0)} pages/s, pdf-parse ${their.toFixed(0)} pages/s, ratio ${(our / their).toFixed(2)} (medians of ${rounds})`,
  );
}

async function digitalFiles(): Promise<Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const set of sets) {
    const folder = path.join(corpus, 'dev', set, 'docs');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
      const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
      const pages = await readPages(bytes);
      const digital = pages.every((page) => page.source === 'text' && page.words.length >= leastWordsPerPage);
      if (digital) files.push(bytes);
    }
  }
  return files;
}

/** Pages a second. */
async function rate(files: Uint8Array[], read: (bytes: Uint8Array) => Promise<number>): Promise<number> {
  const startedMs = performance.now();
  let pages = 0;
  for (const bytes of files) pages += await read(bytes);
  return pages / ((performance.now() - startedMs) / 1000);
}

const readOurs = async (bytes: Uint8Array) => (await readPages(bytes)).length;

async function readTheirs(bytes: Uint8Array): Promise<number> {
  const parser = new PDFParse({ data: bytes.slice() });
  try {
    return (await parser.getText()).total;
  } finally {
    await parser.destroy();
  }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
