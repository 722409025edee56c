import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@docglean/client';
import type { DocumentSummary, FieldResult } from '@docglean/contract';
import { confidenceOf } from '../../packages/extract/src/ai/confidence.ts';
import { lettersOf } from '../../packages/extract/src/fields/values/same-value.ts';
import { curveWithout } from '../../packages/extract/training/answers/calibrate-answers.ts';
import {
  judgedValues,
  type PublishedAnswer,
  publishedAnswers,
} from '../../packages/extract/training/answers/judged-answers.ts';
import { judgeOf } from '../../packages/extract/training/answers/same-as-truth.ts';
import { startModelServer } from '../harness/model-server.ts';
import { apiKey, launch } from '../harness/server.ts';
import { corpus } from './corpus.ts';
import { aurocOf, calibrationErrorOf, type Sure } from './sure.ts';

const set = 'docubench';

/**
 * `npm run bench -- grounding [--values]`: what models once answered about labelled documents is served by a local
 * endpoint and goes the whole way, submission to result: does the score stay what it was, have right values that are
 * printed a box, and does confidence tell right from wrong? `--values` lists values that lost or lack something.
 */
export async function grounding(): Promise<void> {
  const folder = path.join(corpus, 'dev', set);
  if (!existsSync(path.join(folder, 'published')))
    return console.log(`Skipped: there are no published answers in ${folder} (CORPUS_DIR).`);
  const answers = await publishedAnswers(folder);
  const work = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  const model = await startModelServer();
  const server = await launch({
    dataDir: path.join(work, 'data'),
    env: {
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'published',
      OPENAI_WINDOW_TOKENS: '1000000',
      OPENAI_MAX_TOKENS_PER_DOCUMENT: '100000000',
      DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '600',
      LOG_LEVEL: 'error',
    },
  });
  try {
    const client = createClient({ baseUrl: server.url, apiKey });
    const judged: Judged[] = [];
    for (const answer of answers) {
      model.answer(() => ({ content: answer.data as object }));
      const document = await throughServer(client, folder, answer);
      judged.push(...judge(answer, document));
      for (const [kind, data] of [
        ['raw', answer.data],
        ['mine', document.result],
      ] as const)
        write(path.join(work, `${kind}-${answer.model}`, set), answer, data);
      process.stderr.write('.');
    }
    process.stderr.write('\n');
    const models = [...new Set(answers.map((answer) => answer.model))];
    const scores = models.map((name) => {
      const of = (kind: string) => scoreOf(folder, path.join(work, `${kind}-${name}`));
      return { model: name, 'answered, %': of('raw'), 'through the server, %': of('mine') };
    });
    console.table(scores);
    report(judged);
    await crossChecked(answers);
  } finally {
    await server.stop();
    await model.close();
    rmSync(work, { recursive: true, force: true });
  }
}

type Client = ReturnType<typeof createClient>;

async function throughServer(
  client: Client,
  folder: string,
  { document }: PublishedAnswer,
): Promise<DocumentSummary> {
  const name = `${document.id}.${extensionOf(folder, document.id)}`;
  const bytes = readFileSync(path.join(folder, 'docs', name));
  const files = [new File([bytes], name)];
  const { id } = await client.extractions.create({ files, fields: document.fields, engine: 'ai' });
  await client.extractions.wait(id);
  for await (const read of client.extractions.results(id)) {
    if (read.error) throw new Error(`${name}: ${read.error.message}`);
    return read;
  }
  throw new Error(`${name} has no result.`);
}

const extensionOf = (folder: string, id: string): string =>
  JSON.parse(readFileSync(path.join(folder, 'truth', `${id}.json`), 'utf8')).ext.replace('.', '');

function write(folder: string, { document }: PublishedAnswer, fields: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${document.id}.json`), JSON.stringify({ fields }));
}

/** The score of a folder of predictions, by the scorer of the labelled documents, documents without one left out. */
function scoreOf(folder: string, predictions: string): number {
  const scorer = path.join(corpus, 'score.mjs');
  const flags = ['--formats', 'pdf,docx,png,jpg,jpeg,tif,tiff,webp'];
  const output = execFileSync(process.execPath, [scorer, folder, predictions, ...flags], {
    encoding: 'utf8',
  });
  return Number(/schema score.*?: ([\d.]+)/.exec(output)?.[1]);
}

interface Judged extends Sure {
  place: string;
  value: unknown;
  hasBox: boolean;
  isPrinted: boolean;
}

/** Every single value of a result, judged by the truth. */
function judge({ document, model }: PublishedAnswer, { fields, result }: DocumentSummary): Judged[] {
  const isRight = judgeOf(result, document.truth.fields);
  const letters = document.content.pages.map(({ words }) =>
    lettersOf(words.map(({ text }) => text).join(' ')),
  );
  const judgeOne = (one: FieldResult, at: (string | number)[]): Judged[] => {
    if (one.rows) {
      const isList = one.type === 'list<object>';
      return one.rows.flatMap((row, index) =>
        row.flatMap((cell) => judgeOne(cell, isList ? [...at, one.name, index] : [...at, one.name])),
      );
    }
    if (one.value === null) return [];
    const where = [...at, one.name];
    return [
      {
        place: `${model} ${document.id} ${where.join('.')}`,
        value: one.value,
        confidence: one.confidence,
        right: isRight(where),
        hasBox: one.box !== null,
        isPrinted: isPrinted(one.value, letters),
      },
    ];
  };
  return fields.flatMap((field) => judgeOne(field, []));
}

/** Whether the letters and digits of a value stand one after the other anywhere on a page, dates in the usual orders. */
function isPrinted(value: unknown, pages: readonly string[]): boolean {
  if (typeof value === 'boolean') return false;
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(value)) ?? [];
  const forms =
    typeof value === 'number'
      ? [String(Math.abs(value)), Math.abs(value).toFixed(2)]
      : [String(value), ...(year ? [day + month + year, month + day + year] : [])];
  return forms.some((form) => {
    const letters = lettersOf(form);
    return letters !== '' && pages.some((page) => page.includes(letters));
  });
}

function report(judged: readonly Judged[]): void {
  const right = judged.filter((value) => value.right);
  const printed = right.filter((value) => value.isPrinted);
  const boxed = printed.filter((value) => value.hasBox);
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(`values: ${judged.length}, right: ${share(right.length, judged.length)}`);
  console.log(
    `right values that are printed and have a box: ${share(boxed.length, printed.length)} of ${printed.length}`,
  );
  console.log(
    `confidence, shipped: AUROC ${aurocOf(judged).toFixed(3)}, expected calibration error ${calibrationErrorOf(judged).toFixed(3)}`,
  );
  if (!process.argv.includes('--values')) return;
  for (const { place, value } of printed.filter(({ hasBox }) => !hasBox))
    console.log(`no box: ${place} = ${value}`);
}

/** The same with curves that were learned from documents of other groups. */
async function crossChecked(answers: readonly PublishedAnswer[]): Promise<void> {
  const values = answers.flatMap(judgedValues);
  const curveFor = curveWithout(values);
  const sure = values.map((value) => ({
    right: value.right,
    confidence: confidenceOf(value.features, curveFor(value)),
  }));
  console.log(
    `confidence, cross-checked by group: AUROC ${aurocOf(sure).toFixed(3)}, expected calibration error ${calibrationErrorOf(sure).toFixed(3)}`,
  );
}
