import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readable } from '../../../packages/extract/training/labelled.ts';
import { corpus } from '../corpus.ts';
import { fieldsOfTruth } from './fields-of-truth.ts';
import { type Reader, startReader } from './reader.ts';
import { compareReviews } from './reviews.ts';
import { fileOf, scorer, writePrediction } from './scorer.ts';

/** Sets whose documents have a schema, or a built-in list of fields. */
const sets = [
  'docubench',
  'invoices-azure',
  'invoices-facturx',
  'invoices-parsee',
  'receipts-sroie',
  'forms-azure',
];

/**
 * `npm run bench -- ai [SET …] [--most N] [--price IN,OUT]`: labelled documents through the model that OPENAI_MODEL,
 * OPENAI_BASE_URL and OPENAI_API_KEY name, with the scorer's table and the tokens it took; in money where the price of a
 * million tokens read and written is given. `--most`: so many documents of each set.
 *
 * `npm run bench -- ai --from-reviews`: the same for documents that people reviewed on a server of one's own
 * (DOCGLEAN_URL, DOCGLEAN_API_KEY), field by field: which model is right how often?
 */
export async function ai(): Promise<void> {
  const { OPENAI_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY } = process.env;
  if (!OPENAI_MODEL) {
    return console.log(
      'Skipped: no model is set up. For example: OPENAI_MODEL=qwen3 OPENAI_BASE_URL=http://localhost:11434/v1 npm run bench -- ai',
    );
  }
  const work = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const reader = await startReader(work, {
    OPENAI_MODEL,
    ...(OPENAI_BASE_URL && { OPENAI_BASE_URL }),
    ...(OPENAI_API_KEY && { OPENAI_API_KEY }),
  });
  try {
    if (process.argv.includes('--from-reviews')) await compareReviews(reader);
    else await scoreSets(reader, path.join(work, 'predictions'));
    await printCost(reader);
  } finally {
    await reader.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function scoreSets(reader: Reader, predictions: string): Promise<void> {
  if (!existsSync(corpus)) return console.log(`There are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const asked = sets.filter((set) => process.argv.includes(set));
  for (const set of asked.length > 0 ? asked : sets) {
    const folder = path.join(corpus, 'dev', set);
    const names = readdirSync(path.join(folder, 'docs')).filter((name) =>
      readable.includes(path.extname(name).slice(1).toLowerCase()),
    );
    let failed = 0;
    for (const name of names.slice(0, Number(optionOf('--most') ?? names.length))) {
      const { name: id } = path.parse(name);
      const document = await reader.read(fileOf(folder, id), { ...fieldsOfTruth(folder, id), engine: 'ai' });
      if (document.error) failed += 1;
      writePrediction(path.join(predictions, set), id, document.result ?? {});
      process.stderr.write(document.error ? '!' : '.');
    }
    process.stderr.write('\n');
    console.log(scorer(folder, predictions));
    if (failed > 0) console.log(`${failed} documents could not be read by the model.`);
  }
}

const optionOf = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

async function printCost(reader: Reader): Promise<void> {
  const { documents, ai_tokens: tokens } = (await reader.usage()).total;
  const each = (count: number) => Math.round(count / Math.max(1, documents)).toLocaleString('en');
  console.log(`tokens a document: ${each(tokens.input)} read, ${each(tokens.output)} written`);
  const [input = Number.NaN, output = Number.NaN] = (optionOf('--price') ?? '').split(',').map(Number);
  const money = (tokens.input * input + tokens.output * output) / 1e6;
  if (Number.isFinite(money) && optionOf('--price'))
    console.log(
      `cost: ${money.toFixed(4)}, a thousand documents ${((1000 * money) / Math.max(1, documents)).toFixed(2)}`,
    );
}
