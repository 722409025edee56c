import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extract } from '@docglean/extract';

const corpus = path.resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const set = 'tables-icdar2013';

/** How right tables are found and read, on labelled documents that are not part of this repository (CORPUS_DIR). */
export async function tables(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const predictions = mkdtempSync(path.join(tmpdir(), 'docglean-tables-'));
  try {
    await predict(path.join(predictions, set));
    const scorer = [path.join(corpus, 'score.mjs'), path.join(corpus, 'dev', set), predictions];
    console.log(execFileSync(process.execPath, [...scorer, ...process.argv.slice(3)], { encoding: 'utf8' }));
  } finally {
    rmSync(predictions, { recursive: true, force: true });
  }
}

async function predict(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const documents = path.join(corpus, 'dev', set, 'docs');
  for (const file of readdirSync(documents)) {
    const startedMs = performance.now();
    const bytes = new Uint8Array(readFileSync(path.join(documents, file)));
    const read = await extract(bytes, { mode: 'text', documentType: 'auto' });
    const seconds = (performance.now() - startedMs) / 1000;
    const prediction = {
      status: 'ok',
      tables: read.tables.map(({ page, rows }) => ({ page, rows })),
      seconds,
    };
    writeFileSync(path.join(folder, `${path.parse(file).name}.json`), JSON.stringify(prediction));
  }
}
