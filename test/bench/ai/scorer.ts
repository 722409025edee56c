import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readable } from '../../../packages/extract/training/labelled.ts';
import { scored } from '../corpus.ts';

/** The file of a labelled document. */
export function fileOf(folder: string, id: string): File {
  const docs = path.join(folder, 'docs');
  const name = readdirSync(docs).find((one) => path.parse(one).name === id) ?? '';
  return new File([new Uint8Array(readFileSync(path.join(docs, name)))], name);
}

export function writePrediction(folder: string, id: string, fields: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${id}.json`), JSON.stringify({ fields }));
}

/** What the scorer prints about predictions, documents without one left out. */
export const scorer = (folder: string, predictions: string): string =>
  scored(folder, predictions, ['--formats', readable.join(',')]).trim();

/** Percent. */
export const schemaScoreIn = (output: string): number =>
  Number(/schema score.*?:\s+([\d.]+)/.exec(output)?.[1]);
