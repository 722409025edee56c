import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedModel } from '../src/fields/model/model.ts';
import { type LabelledDocument, labelledDocuments, labelledFolders } from './labelled.ts';
import { train } from './train-model.ts';

/**
 * `npm run train -- FOLDER …`: learns the weights of the field search from labelled documents, and writes them where
 * the engine reads them. A folder has the folders `docs` and `truth`, or holds folders that have.
 */
const folders = process.argv.slice(2).flatMap(labelledFolders);
if (folders.length === 0) {
  console.log('Which labelled documents? For example: npm run train -- ../documents ../generated');
  process.exit(1);
}
const documents: LabelledDocument[] = [];
for (const folder of folders) {
  const read = await labelledDocuments(folder);
  documents.push(...read.filter(({ truth }) => truth.fields));
  console.log(`${path.basename(folder)}: ${read.length} documents`);
}
const { model } = train(documents, shippedModel);
const file = path.resolve(import.meta.dirname, '../src/fields/model/weights.json');
writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`);
console.log(`${documents.length} documents, ${Object.keys(model.weights).length} kinds of fields: ${file}`);
