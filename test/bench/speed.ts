import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPages } from '@docglean/extract';
import { corpus } from './corpus.ts';
import { startReader } from './reader.ts';

/** Sets whose pages have text and no large pictures, which would be read too. */
const sets = ['invoices-facturx', 'invoices-fxvis', 'invoices-invoice2data', 'orders-orderx'];
const rounds = 9;
const warmUpRounds = 3;
/** What has less text than that on its pages is a scan, and reading it is another matter. */
const leastWordsPerPage = 20;

/**
 * Digital PDFs to pages of words with boxes and drawn lines, against pdf-parse's text without places: pages a second of
 * both, each in a process of its own, in turn over the same files. What counts is processor time of all threads, which a
 * busy machine changes less than time on the clock: a second of it is a second of one core.
 */
export async function speed(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const files = await digitalFiles();
  const [ours, theirs] = [startReader('docglean'), startReader('pdf-parse')];
  const rates = { ours: [] as number[], theirs: [] as number[] };
  try {
    for (let round = 0; round < warmUpRounds; round += 1) {
      await ours.read(files);
      await theirs.read(files);
    }
    for (let round = 0; round < rounds; round += 1) {
      rates.ours.push((await ours.read(files)).perProcessorSecond);
      rates.theirs.push((await theirs.read(files)).perProcessorSecond);
    }
  } finally {
    ours.stop();
    theirs.stop();
  }
  const [our, their] = [median(rates.ours), median(rates.theirs)];
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

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
