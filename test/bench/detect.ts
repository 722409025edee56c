import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DetectedField } from '@docglean/contract';
import { type Content, detectFields } from '@docglean/extract';
import { fold } from '../../packages/extract/src/fields/fold.ts';
import { findDates } from '../../packages/extract/src/fields/values/dates.ts';
import { sameValue } from '../../packages/extract/src/fields/values/same-value.ts';
import { type LabelledDocument, labelledDocuments } from '../../packages/extract/training/labelled.ts';
import { corpus } from './corpus.ts';

const sets = [
  'docubench',
  'forms-azure',
  'forms-funsd',
  'invoices-facturx',
  'invoices-fxvis',
  'invoices-parsee',
  'invoices-invoice2data',
];
const MOST_SAMPLES = 5;

/**
 * `npm run bench -- detect [SET …] [--docs | --alone]`: how much of what documents were labelled with is among the
 * examples of detected fields, and how many of the detected fields were labelled. Samples are a document and the
 * others of its layout; `--alone` only the document.
 */
export async function detect(): Promise<void> {
  if (!existsSync(corpus))
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  const asked = process.argv.slice(3);
  const wanted = sets.filter((set) => asked.includes(set));
  const judged: Judged[] = [];
  for (const set of wanted.length > 0 ? wanted : sets) {
    const documents = (await labelledDocuments(path.join(corpus, 'dev', set))).filter(({ content }) =>
      hasText(content),
    );
    const ofSet = documents.map((document) => {
      const alike = documents.filter((other) => other.group === document.group && other !== document);
      const others = asked.includes('--alone') ? [] : alike;
      return judge([document, ...others].slice(0, MOST_SAMPLES));
    });
    if (asked.includes('--docs')) for (const one of ofSet) print(one);
    console.log(line(set, ofSet));
    judged.push(...ofSet);
  }
  console.log(byConfidence(judged));
}

/** The fields of some samples, and what of the first one's labelled values they hold. */
interface Judged {
  document: LabelledDocument;
  samples: number;
  ms: number;
  truth: unknown[];
  held: unknown[];
  fields: DetectedField[];
  known: DetectedField[];
}

function judge(samples: readonly LabelledDocument[]): Judged {
  const [document] = samples as [LabelledDocument, ...LabelledDocument[]];
  const startedMs = performance.now();
  const fields = detectFields(samples.map(({ content }) => content));
  const ms = performance.now() - startedMs;
  const truth = truthOf(document);
  // An example may come from another sample than the first.
  const labelled = samples.flatMap(truthOf);
  const isHeld = (value: unknown) =>
    fields.some(({ example }) => valuesIn(example).some((one) => holds(value, one)));
  const isKnown = ({ example }: DetectedField) =>
    valuesIn(example).some((one) => labelled.some((value) => holds(value, one)));
  return {
    document,
    samples: samples.length,
    ms,
    truth,
    held: truth.filter(isHeld),
    fields,
    known: fields.filter(isKnown),
  };
}

function line(set: string, judged: readonly Judged[]): string {
  const sum = (count: (one: Judged) => number) => judged.reduce((all, one) => all + count(one), 0);
  const [truth, fields] = [sum((one) => one.truth.length), sum((one) => one.fields.length)];
  const each = (count: number) => count / Math.max(1, judged.length);
  return (
    `${set.padEnd(22)} ${judged.length} documents, ${judged.filter(({ samples }) => samples > 1).length} with others of their layout: ` +
    `${percent(
      sum((one) => one.held.length),
      truth,
    )} % of ${truth} labelled values are examples; ` +
    `${percent(
      sum((one) => one.known.length),
      fields,
    )} % of ${fields} fields (${each(fields).toFixed(1)} a document) were labelled; ` +
    `${each(sum(({ ms }) => ms)).toFixed(0)} ms a document`
  );
}

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1);

const BINS = 10;

function byConfidence(judged: readonly Judged[]): string {
  const all = judged.flatMap(({ fields, known }) =>
    fields.map((field) => ({
      bin: Math.min(BINS - 1, Math.floor(field.confidence * BINS)),
      isKnown: known.includes(field),
    })),
  );
  const bins = [...Map.groupBy(all, ({ bin }) => bin)].sort(([a], [b]) => a - b);
  const shares = bins.map(
    ([bin, one]) =>
      `0.${bin}+: ${percent(one.filter(({ isKnown }) => isKnown).length, one.length)} % of ${one.length}`,
  );
  return `labelled, by confidence: ${shares.join(', ')}`;
}

const hasText = ({ pages, einvoice }: Content): boolean =>
  einvoice !== null || pages.some(({ words }) => words.length > 0);

/** Rows beyond those that examples show are not asked for. */
const EXAMPLE_ROWS = 3;

const truthOf = ({ truth }: LabelledDocument): unknown[] => [
  ...valuesIn(truth.fields ?? {}),
  ...(truth.pairs ?? []).map(({ value }) => value).filter((value) => value !== ''),
];

/** The single values in a value; boxes that are not ticked are many and tell nothing. */
function valuesIn(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '' || value === false) return [];
  if (Array.isArray(value)) return value.slice(0, EXAMPLE_ROWS).flatMap(valuesIn);
  return typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value];
}

/** The same value, or the same text but for spaces and marks; a labelled number may be text and a date written out. */
function holds(truth: unknown, example: unknown): boolean {
  if (typeof truth === 'boolean' || typeof example === 'boolean') return truth === example;
  if (sameValue(truth, example)) return true;
  const [one, other] = [lettersOf(truth), lettersOf(example)];
  const number = Number(String(truth).replace(/[,$€£\s]/g, ''));
  if (typeof example === 'number' && one !== '') return number === example;
  if (typeof example === 'string' && /^\d{4}-\d\d-\d\d$/.test(example))
    return [true, false].some((dayFirst) => findDates(String(truth), dayFirst)[0]?.value === example);
  return one !== '' && one === other;
}

const lettersOf = (value: unknown): string => fold(String(value)).replace(/[^\p{L}\p{N}]/gu, '');

function print({ document, truth, held, fields, known }: Judged): void {
  console.log(
    `-- ${document.set} ${document.id}: ${held.length}/${truth.length} values, ${known.length}/${fields.length} fields`,
  );
  const missing = truth.filter((value) => !held.includes(value));
  console.log(`   missing: ${missing.map((value) => JSON.stringify(value)).join(', ')}`);
  for (const field of fields)
    console.log(
      `   ${known.includes(field) ? '+' : ' '} ${field.name} ${field.type} ${field.confidence} ${JSON.stringify(field.example)}`,
    );
}
