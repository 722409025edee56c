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
import { ExtractError, extract } from '@docglean/extract';

const corpus = path.resolve(process.env.CORPUS_DIR ?? '../shared/corpus');
const sets = [
  'invoices-facturx',
  'invoices-fxvis',
  'invoices-parsee',
  'invoices-invoice2data',
  'invoices-azure',
];

/** How right the fields are, on labelled documents that are not part of this repository (CORPUS_DIR). */
export async function fields(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const predictions = mkdtempSync(path.join(tmpdir(), 'docglean-fields-'));
  try {
    for (const set of sets) {
      await predict(set, path.join(predictions, set));
      const scorer = [path.join(corpus, 'score.mjs'), path.join(corpus, 'dev', set), predictions];
      console.log(execFileSync(process.execPath, scorer, { encoding: 'utf8' }));
    }
  } finally {
    rmSync(predictions, { recursive: true, force: true });
  }
}

async function predict(set: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const documents = path.join(corpus, 'dev', set, 'docs');
  for (const file of readdirSync(documents)) {
    const bytes = new Uint8Array(readFileSync(path.join(documents, file)));
    const startedMs = performance.now();
    const prediction = await extract(bytes, { mode: 'fields', documentType: 'auto' }).then(
      (read) => ({
        status: 'ok',
        document_type: read.documentType,
        fields: Object.fromEntries(
          read.fields.map(({ name, value, confidence }) => [name, { value, confidence }]),
        ),
        pages: read.pageCount,
      }),
      (error: unknown) => ({ status: error instanceof ExtractError ? error.code : 'crashed', fields: {} }),
    );
    const seconds = (performance.now() - startedMs) / 1000;
    const name = `${path.parse(file).name}.json`;
    writeFileSync(path.join(folder, name), JSON.stringify({ ...prediction, seconds }));
  }
}
