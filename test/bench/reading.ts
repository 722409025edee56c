import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { confidence } from './reading/confidence.ts';
import { corpus } from './reading/corpus.ts';
import { diacritics } from './reading/diacritics.ts';
import { rotation } from './reading/rotation.ts';
import { speed } from './reading/speed.ts';
import { words } from './reading/words.ts';

export type Figures = Readonly<Record<string, number | string>>;

/** Each part takes the number of documents to read of each set. */
const parts: Readonly<Record<string, (limit: number) => Promise<Figures>>> = {
  words,
  diacritics,
  rotation,
  speed,
  confidence,
};

const OUTPUT = 'bench-results/reading.json';

/**
 * `npm run bench -- reading [part …] [limit]`: how well pictures are read, on labelled documents that are not part of
 * this repository (CORPUS_DIR). One table, and a JSON file with the same figures.
 */
export async function reading(): Promise<void> {
  if (!existsSync(corpus)) {
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  }
  const asked = process.argv.slice(3);
  const limit = Number(asked.find((word) => /^\d+$/.test(word)) ?? Number.POSITIVE_INFINITY);
  const wanted = asked.filter((word) => word in parts);
  const report: Record<string, Figures> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    report[name] = await measure(limit);
    for (const [figure, value] of Object.entries(report[name])) {
      console.log(`${name.padEnd(12)} ${figure.padEnd(52)} ${value}`);
    }
  }
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(
    OUTPUT,
    `${JSON.stringify({ measured: new Date().toISOString(), limit, ...report }, null, 2)}\n`,
  );
  console.log(path.resolve(OUTPUT));
}
