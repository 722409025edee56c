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
import { ExtractError, type Extracted } from '@docglean/extract';

/** Labelled documents that are not part of this repository, with their scorer. */
export const corpus = path.resolve(process.env.CORPUS_DIR ?? '../shared/corpus');

/** What the scorer of the labelled documents prints about predictions; `flags` are its own. */
export const scored = (folder: string, predictions: string, flags: readonly string[]): string =>
  execFileSync(process.execPath, [path.join(corpus, 'score.mjs'), folder, predictions, ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });

/**
 * Reads every document of some sets, has the predictions scored, and prints the scores; says so where there are no
 * labelled documents. What follows the name of the bench on the command line goes to the scorer.
 */
export async function scoreSets(
  sets: readonly string[],
  read: (bytes: Uint8Array) => Promise<Extracted>,
  predictionOf: (found: Extracted) => object,
): Promise<void> {
  if (!existsSync(corpus)) {
    console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
    return;
  }
  const predictions = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  try {
    for (const set of sets) {
      const folder = path.join(predictions, set);
      mkdirSync(folder);
      const documents = path.join(corpus, 'dev', set, 'docs');
      for (const file of readdirSync(documents)) {
        const bytes = new Uint8Array(readFileSync(path.join(documents, file)));
        const startedMs = performance.now();
        const prediction = await read(bytes).then(
          (found) => ({ status: 'ok', ...predictionOf(found) }),
          (error: unknown) => ({
            status: error instanceof ExtractError ? error.code : 'crashed',
            fields: {},
          }),
        );
        const seconds = Math.round(performance.now() - startedMs) / 1000;
        const name = `${path.parse(file).name}.json`;
        writeFileSync(path.join(folder, name), JSON.stringify({ ...prediction, seconds }));
      }
      console.log(scored(path.join(corpus, 'dev', set), predictions, process.argv.slice(3)));
    }
  } finally {
    rmSync(predictions, { recursive: true, force: true });
  }
}
