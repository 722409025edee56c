import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { errorCatalogue, errorsOf, type Operation, operations } from '@docglean/contract';

/** Answers that a healthy server on a healthy machine cannot be brought to give. */
const notProvoked = new Set([500, 503]);

/** Notes that a test got this answer of an operation: `createExtraction 202`. Several processes write side by side. */
export function noteAnswer(testFile: string, answer: string): void {
  const folder = process.env.TEST_ANSWERS_DIR;
  if (folder) appendFileSync(path.join(folder, path.basename(testFile)), `${answer}\n`);
}

/**
 * The answers that the contract documents and no test has seen. Null where not all files of API tests were run: then
 * nothing can be said.
 */
export function unseenAnswers(folder: string, testsFolder: string): string[] | null {
  const ran = new Set(readdirSync(folder));
  const tests = readdirSync(testsFolder).filter((name) => name.endsWith('.test.ts'));
  if (!tests.every((name) => ran.has(name))) return null;
  const seen = new Set([...ran].flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n')));
  return Object.entries<Operation>(operations)
    .flatMap(([id, operation]) => statusesOf(operation).map((status) => `${id} ${status}`))
    .filter((answer) => !seen.has(answer));
}

function statusesOf(operation: Operation): number[] {
  const errors = errorsOf(operation).map((code) => errorCatalogue[code].status);
  return [...new Set([operation.success.status, ...errors])].filter((status) => !notProvoked.has(status));
}
