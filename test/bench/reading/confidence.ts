import { readPages } from '@docglean/extract';
import type { Figures } from '../reading.ts';
import { documentsOf, percent } from './corpus.ts';

const BINS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

/** Whether words given a confidence of 0.8 are right eight times of ten: on receipts, letter case aside. */
export async function confidence(limit: number): Promise<Figures> {
  const bins = BINS.map(() => ({ words: 0, right: 0, given: 0 }));
  for (const { bytes, text } of documentsOf('receipts-sroie', limit)) {
    const left = wordsLeft(text);
    for (const word of (await readPages(bytes)).flatMap((page) => page.words)) {
      const plain = plainWord(word.text);
      const given = word.confidence ?? 1;
      const bin = bins[BINS.findLastIndex((least) => given >= least)];
      if (plain === '' || !bin) continue;
      const count = left.get(plain) ?? 0;
      left.set(plain, count - 1);
      bin.words++;
      bin.given += given;
      if (count > 0) bin.right++;
    }
  }
  const all = bins.reduce((sum, bin) => sum + bin.words, 0);
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.given - bin.right), 0);
  const rows = bins.map((bin, index): [string, string] => [
    `given ${BINS[index]} and more`,
    `${percent(bin.right / bin.words)} % right of ${bin.words}`,
  ]);
  return { 'expected calibration error, %': percent(off / all), ...Object.fromEntries(rows) };
}

const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

function wordsLeft(text: string): Map<string, number> {
  const left = new Map<string, number>();
  for (const word of text.split(/\s+|(?<=\p{L}:)(?=[\p{L}\p{N}])/u).map(plainWord)) {
    left.set(word, (left.get(word) ?? 0) + 1);
  }
  return left;
}
