import { rmSync } from 'node:fs';
import path from 'node:path';
import { unseenAnswers } from './seen-answers.ts';

/** Cleans up, and fails the run where every API test ran and some documented answer was given by none. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPostgres?.stop();
  const {
    TEST_TEMPLATE_DIR: template,
    TEST_ANSWERS_DIR: answers,
    NODE_COMPILE_CACHE: compiled,
  } = process.env;
  for (const folder of [template, compiled]) {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
  if (!answers) return;
  const unseen = unseenAnswers(answers, path.join(import.meta.dirname, '../server'));
  rmSync(answers, { recursive: true, force: true });
  if (unseen && unseen.length > 0) {
    throw new Error(`No test got these answers that the API documents:\n  ${unseen.join('\n  ')}`);
  }
}
