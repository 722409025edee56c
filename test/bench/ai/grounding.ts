import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DocumentSummary, FieldResult } from '@docglean/contract';
import { confidenceOf } from '../../../packages/extract/src/ai/confidence.ts';
import { lettersOf } from '../../../packages/extract/src/fields/values/same-value.ts';
import { curveWithout } from '../../../packages/extract/training/answers/calibrate-answers.ts';
import {
  judgedValues,
  type PublishedAnswer,
  publishedAnswers,
} from '../../../packages/extract/training/answers/judged-answers.ts';
import { judgeOf } from '../../../packages/extract/training/answers/same-as-truth.ts';
import { startModelServer } from '../../harness/model-server.ts';
import { corpus } from '../corpus.ts';
import { aurocOf, calibrationErrorOf, type Sure } from '../sure.ts';
import { startReader } from './reader.ts';
import { fileOf, schemaScoreIn, scorer, writePrediction } from './scorer.ts';

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
  const reader = await startReader(work, {
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'published',
    OPENAI_WINDOW_TOKENS: '1000000',
    OPENAI_MAX_TOKENS_PER_DOCUMENT: '100000000',
  });
  try {
    const judged: Judged[] = [];
    for (const answer of answers) {
      model.answer(() => ({ content: answer.data as object }));
      const { id, fields } = answer.document;
      const document = await reader.read(fileOf(folder, id), { fields, engine: 'ai' });
      if (document.error) throw new Error(`${id}: ${document.error.message}`);
      judged.push(...judge(answer, document));
      writePrediction(path.join(work, `raw-${answer.model}`, set), id, answer.data);
      writePrediction(path.join(work, `mine-${answer.model}`, set), id, document.result);
      process.stderr.write('.');
    }
    process.stderr.write('\n');
    const models = [...new Set(answers.map((answer) => answer.model))];
    const scores = models.map((name) => {
      const of = (kind: string) => schemaScoreIn(scorer(folder, path.join(work, `${kind}-${name}`)));
      return { model: name, 'answered, %': of('raw'), 'through the server, %': of('mine') };
    });
    console.table(scores);
    report(judged);
    await crossChecked(answers);
  } finally {
    await reader.stop();
    await model.close();
    rmSync(work, { recursive: true, force: true });
  }
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
