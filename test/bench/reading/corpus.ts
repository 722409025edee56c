import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OcrOptions } from '@docglean/extract';
import { readPages } from '@docglean/extract';
import { layOut } from '../../../packages/extract/src/layout/lines.ts';
import { textOf } from '../../../packages/extract/src/layout/text.ts';

export const corpus = path.resolve(process.env.CORPUS_DIR ?? '../shared/corpus');

export interface Labelled {
  id: string;
  file: string;
  bytes: Uint8Array;
  /** The words of the document as people typed them. */
  text: string;
}

/** The documents of a set, evenly spread over it where fewer are wanted than there are. */
export function documentsOf(set: string, limit: number): Labelled[] {
  const folder = path.join(corpus, 'dev', set);
  const files = readdirSync(path.join(folder, 'docs')).sort();
  const step = Math.max(1, files.length / limit);
  const chosen = files.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return chosen.map((name) => {
    const { name: id } = path.parse(name);
    const file = path.join(folder, 'docs', name);
    const truth = JSON.parse(readFileSync(path.join(folder, 'truth', `${id}.json`), 'utf8'));
    return { id, file, bytes: new Uint8Array(readFileSync(file)), text: truth.text ?? '' };
  });
}

export async function textIn(bytes: Uint8Array, ocr: OcrOptions = {}): Promise<string> {
  return textOf((await readPages(bytes, { ocr })).map(layOut));
}

type TextScore = (truth: string, found: string) => { f1: number };

/** F1 of the words of two texts, in any order, as the corpus' own scorer counts them. */
export async function wordF1(): Promise<(truth: string, found: string) => number> {
  const scorer = await import(pathToFileURL(path.join(corpus, 'score.mjs')).href);
  const textScore: TextScore = scorer.textScore;
  return (truth, found) => textScore(truth, found).f1;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const percent = (share: number): number => Math.round(share * 1000) / 10;
