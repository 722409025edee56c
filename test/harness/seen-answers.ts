import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { errorCatalogue, type Operation, operations } from '@docglean/contract';

/** What this one sends is drawn anew each time: it shows an answer today and not tomorrow. */
const byChance = 'generated.test.ts';

/** Notes that a test got this answer of an operation: `createExtraction 202`. Several processes write side by side. */
export function noteAnswer(testFile: string, answer: string): void {
  const folder = process.env.TEST_ANSWERS_DIR;
  if (folder) appendFileSync(path.join(folder, path.basename(testFile)), `${answer}\n`);
}

/**
 * The answers that the contract documents and no test was made to see. Null where not all files that start a server were run:
 * then nothing can be said.
 */
export function unseenAnswers(folder: string, testsFolder: string): string[] | null {
  const ran = new Set(readdirSync(folder));
  const tests = readdirSync(testsFolder)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(path.join(testsFolder, name), 'utf8').includes('startTestServer('));
  if (!tests.every((name) => ran.has(name))) return null;
  const meant = [...ran].filter((name) => name !== byChance);
  const seen = new Set(meant.flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n')));
  return Object.entries<Operation>(operations)
    .flatMap(([id, operation]) => statusesOf(operation).map((status) => `${id} ${status}`))
    .filter((answer) => !seen.has(answer));
}

/**
 * What an operation answers of its own, and refusals for its parts and its scope. What the server does before every
 * operation alike (rate limits, repeated requests, failures of its own) has tests of its own.
 */
function statusesOf(operation: Operation): number[] {
  // An operation without a scope that asks for a key all the same has tests of that which need no client.
  const general = operation.scope === null ? [401, 403, 429] : [429];
  const own = operation.errors
    .map((code) => errorCatalogue[code].status)
    .filter((status) => status < 500 && !general.includes(status));
  const hasParts = operation.query !== undefined || operation.body !== undefined;
  return [
    ...new Set([
      operation.success.status,
      ...own,
      ...(hasParts ? [400] : []),
      ...(operation.scope ? [401] : []),
      // Every key may read.
      ...(operation.scope && operation.scope !== 'read' ? [403] : []),
    ]),
  ];
}
