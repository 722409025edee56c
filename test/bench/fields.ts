import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Extracted, understand } from '@docglean/extract';
import { shippedModel } from '../../packages/extract/src/fields/model/model.ts';
import { sameValue } from '../../packages/extract/src/fields/values/same-value.ts';
import {
  type LabelledDocument,
  labelledDocuments,
  readable,
} from '../../packages/extract/training/labelled.ts';
import { train } from '../../packages/extract/training/train-model.ts';
import { corpus, scored } from './corpus.ts';
import { calibrationErrorOf, type Sure } from './sure.ts';

const sets = [
  'invoices-facturx',
  'invoices-fxvis',
  'invoices-parsee',
  'invoices-invoice2data',
  'invoices-azure',
  'orders-orderx',
  'receipts-sroie',
  'docubench',
  'forms-azure',
  'forms-funsd',
  'contracts-nda',
  'bank-statements',
];

/**
 * `npm run bench -- fields [SET …] [--cross [FOLDER …]] [--errors | --docs]`: how right the fields are, by the scorer of the
 * labelled documents. `--cross`: each document is judged with weights learned from documents of other issuers only,
 * and from those of the folders named.
 */
export async function fields(): Promise<void> {
  if (!existsSync(corpus)) {
    return console.log(`Skipped: there are no labelled documents in ${corpus} (CORPUS_DIR).`);
  }
  const asked = process.argv.slice(3);
  const wanted = sets.filter((set) => asked.includes(set));
  const chosen = wanted.length > 0 ? wanted : sets;
  const documents: LabelledDocument[] = [];
  for (const set of chosen) documents.push(...(await labelledDocuments(path.join(corpus, 'dev', set))));
  const more: LabelledDocument[] = [];
  for (const folder of asked.filter((word) => existsSync(path.join(word, 'docs'))))
    more.push(...(await labelledDocuments(folder)));
  const modelFor = asked.includes('--cross')
    ? train([...documents, ...more], shippedModel).modelWithout
    : () => shippedModel;
  const predictions = mkdtempSync(path.join(tmpdir(), 'docglean-bench-'));
  try {
    const perPage: number[] = [];
    const judged: Sure[] = [];
    for (const document of documents) {
      const model = modelFor(document);
      const startedMs = performance.now();
      const found = understand(document.content, {
        mode: 'fields',
        documentType: 'auto',
        ...(document.fields && { fields: document.fields }),
        model,
      });
      if (!document.fields) judged.push(...judge(document, found));
      perPage.push((performance.now() - startedMs) / found.pageCount);
      const folder = path.join(predictions, document.set);
      mkdirSync(folder, { recursive: true });
      const prediction = predictionOf(found, document.fields !== undefined);
      writeFileSync(path.join(folder, `${document.id}.json`), JSON.stringify(prediction));
    }
    for (const set of chosen) {
      const flags = [
        '--formats',
        readable.join(','),
        ...asked.filter((word) => word.startsWith('--') && word !== '--cross'),
      ];
      console.log(scored(path.join(corpus, 'dev', set), predictions, flags).trim());
    }
    console.log(`\n${calibrationOf(judged)}`);
    perPage.sort((a, b) => a - b);
    const at = (share: number) => (perPage[Math.floor(share * (perPage.length - 1))] ?? 0).toFixed(1);
    console.log(`time a page after reading: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms`);
  } finally {
    rmSync(predictions, { recursive: true, force: true });
  }
}

/** The values given for fields whose truth is known, tables aside. */
const judge = ({ truth }: LabelledDocument, { fields }: Extracted): Sure[] =>
  fields
    .filter(({ name, value }) => value !== null && !Array.isArray(value) && truth.fields?.[name] != null)
    .map(({ name, value, confidence }) => ({ confidence, right: sameValue(truth.fields?.[name], value) }));

const calibrationOf = (judged: readonly Sure[]): string =>
  `confidence over ${judged.length} values of built-in field lists: expected calibration error ${(100 * calibrationErrorOf(judged)).toFixed(1)} %`;

const predictionOf = (found: Extracted, hasSchema: boolean) => ({
  document_type: found.documentType,
  fields: hasSchema
    ? found.result
    : Object.fromEntries(found.fields.map(({ name, value, confidence }) => [name, { value, confidence }])),
  pairs: found.pairs.map(({ label, value }) => ({ key: label, value })),
  pages: found.pageCount,
});
