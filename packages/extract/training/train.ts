import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedModel } from '../src/fields/model/model.ts';
import { type LabelledDocument, labelledDocuments } from './labelled.ts';
import { train } from './train-model.ts';

/**
 * `npm run train -- FOLDER [SET …]`: learns the weights of the field search from labelled documents,
 * FOLDER/SET/docs and FOLDER/SET/truth, and writes them where the engine reads them.
 */
const [folder, ...asked] = process.argv.slice(2);
if (!folder) {
  console.log('Which labelled documents? For example: npm run train -- ../documents');
  process.exit(1);
}
const sets = readdirSync(folder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && (asked.length === 0 || asked.includes(entry.name)),
);
const documents: LabelledDocument[] = [];
for (const { name } of sets) {
  const read = await labelledDocuments(path.join(folder, name));
  documents.push(...read.filter(({ truth }) => truth.fields));
  console.log(`${name}: ${read.length} documents`);
}
const { model } = train(documents, shippedModel);
const file = path.resolve(import.meta.dirname, '../src/fields/model/weights.json');
writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`);
console.log(`${documents.length} documents, ${Object.keys(model.weights).length} kinds of fields: ${file}`);
