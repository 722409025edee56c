import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { calibrateAnswers } from './calibrate-answers.ts';
import { judgedValues, publishedAnswers } from './judged-answers.ts';

/**
 * `npm run train:answers -- FOLDER`: learns how sure values of AI models are from answers that labelled documents judge
 * (docs, truth, and published/MODEL/ID.json in the folder), and writes packages/extract/src/ai/weights.json.
 */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say which folder of labelled documents with published answers to learn from.');
  process.exit(1);
}
const values = (await publishedAnswers(folder)).flatMap(judgedValues);
const weights = calibrateAnswers(values);
const file = path.resolve(import.meta.dirname, '../../src/ai/weights.json');
writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);
const wrong = values.filter(({ right }) => !right).length;
console.log(`Learned from ${values.length} values, ${wrong} of them wrong.`);
