import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DetectedField } from '@docglean/contract';
import { type Content, detectFields } from '@docglean/extract';
import { fold } from '../../packages/extract/src/fields/fold.ts';
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
  const bins = new Map<number, { all: number; known: number }>();
  for (const set of wanted.length > 0 ? wanted : sets) {
    const documents = await labelledDocuments(path.join(corpus, 'dev', set));
    const tally = { truth: 0, held: 0, fields: 0, known: 0, several: 0, ms: 0 };
    for (const document of documents) {
      if (!hasText(document.content)) continue;
      const alike = documents.filter((other) => other.group === document.group && hasText(other.content));
      const others = asked.includes('--alone') ? [] : alike.filter((other) => other !== document);
      const samples = [document, ...others].slice(0, MOST_SAMPLES).map(({ content }) => content);
      const startedMs = performance.now();
      const fields = detectFields(samples);
      tally.ms += performance.now() - startedMs;
      const truth = truthOf(document);
      const labelled = [document, ...others].slice(0, MOST_SAMPLES).flatMap(truthOf);
      const examples = fields.map(({ example }) => valuesIn(example));
      const held = truth.filter((value) => examples.some((values) => values.some((one) => holds(value, one))));
      // An example may come from another sample than the first.
      const known = fields.filter((_, index) =>
        examples[index]?.some((one) => labelled.some((value) => holds(value, one))),
      );
      for (const field of fields) {
        const bin = Math.min(9, Math.floor(field.confidence * 10));
        const counts = bins.get(bin) ?? { all: 0, known: 0 };
        bins.set(bin, { all: counts.all + 1, known: counts.known + (known.includes(field) ? 1 : 0) });
      }
      tally.truth += truth.length;
      tally.held += held.length;
      tally.fields += fields.length;
      tally.known += known.length;
      if (samples.length > 1) tally.several++;
      if (asked.includes('--docs')) print(document, truth, held, fields, known);
    }
    const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
    console.log(
      `${set.padEnd(22)} ${documents.length} documents, ${tally.several} with others of their layout: ` +
        `${percent(tally.held, tally.truth)} % of ${tally.truth} labelled values are examples; ` +
        `${percent(tally.known, tally.fields)} % of ${tally.fields} fields (${(tally.fields / documents.length).toFixed(1)} a document) were labelled; ` +
        `${(tally.ms / documents.length).toFixed(0)} ms a document`,
    );
  }
  const perBin = [...bins].sort(([a], [b]) => a - b);
  console.log(
    `labelled by confidence: ${perBin.map(([bin, { all, known }]) => `0.${bin}+: ${((100 * known) / all).toFixed(0)} % of ${all}`).join(', ')}`,
  );
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
  return one !== '' && one === other;
}

const lettersOf = (value: unknown): string => fold(String(value)).replace(/[^\p{L}\p{N}]/gu, '');

function print(
  { set, id }: LabelledDocument,
  truth: readonly unknown[],
  held: readonly unknown[],
  fields: readonly DetectedField[],
  known: readonly DetectedField[],
): void {
  console.log(`-- ${set} ${id}: ${held.length}/${truth.length} values, ${known.length}/${fields.length} fields`);
  const missing = truth.filter((value) => !held.includes(value));
  console.log(`   missing: ${missing.map((value) => JSON.stringify(value)).join(', ')}`);
  for (const field of fields)
    console.log(
      `   ${known.includes(field) ? '+' : ' '} ${field.name} ${field.type} ${field.confidence} ${JSON.stringify(field.example)}`,
    );
}
