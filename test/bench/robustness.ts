import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../server/src/engine/process.ts';
import { englishInvoice } from '../documents/examples.ts';
import { renderInvoice } from '../documents/invoice.ts';
import { corpus } from './corpus.ts';
import { asText, defaultEngine } from './engine.ts';

/** What other readers make of a file. */
interface Expected {
  poppler_pages: number | null;
  poppler_text_chars: number | null;
  needs_password: boolean;
}

interface Reading {
  id: string;
  outcome: Outcome<'read'>;
  seconds: number;
  expected: Expected;
}

/** Characters from which a text counts as one that must not be lost. */
const someText = 20;

/**
 * Broken, locked and hostile PDFs through the engine process with a server's own limits, and a good PDF after each:
 * what they end in, how long that takes, whether the good one is read every time, and where the outcome differs from
 * what other readers make of the file.
 */
export async function robustness(): Promise<void> {
  const folder = path.join(corpus, 'dev', 'robustness');
  if (!existsSync(folder)) {
    return console.log(`Skipped: there are no broken documents in ${folder} (CORPUS_DIR).`);
  }
  const good = asText(new Uint8Array(await renderInvoice(englishInvoice, { layout: 'plain' })));
  const engine = defaultEngine();
  const readings: Reading[] = [];
  const lost: string[] = [];
  try {
    await engine.run('read', good);
    for (const name of readdirSync(path.join(folder, 'docs')).sort()) {
      const { name: id } = path.parse(name);
      const bytes = new Uint8Array(readFileSync(path.join(folder, 'docs', name)));
      const startedMs = performance.now();
      const outcome = await engine.run('read', asText(bytes));
      const seconds = (performance.now() - startedMs) / 1000;
      const { expect } = JSON.parse(readFileSync(path.join(folder, 'truth', `${id}.json`), 'utf8'));
      readings.push({ id, outcome, seconds, expected: expect });
      if (!('result' in (await engine.run('read', good)))) lost.push(id);
    }
  } finally {
    engine.stop();
  }
  report(readings, lost);
}

function report(readings: readonly Reading[], lost: readonly string[]): void {
  const seconds = readings.map((reading) => reading.seconds).sort((a, b) => a - b);
  const at = (share: number) => (seconds[Math.ceil(seconds.length * share) - 1] ?? 0).toFixed(2);
  console.log(`${readings.length} files, each ended in a result or a code`);
  console.log(`seconds: p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
  console.log(`good documents lost after one of them: ${lost.length} ${lost.join(' ')}`);
  for (const [code, ids] of Map.groupBy(readings, ({ outcome }) => codeOf(outcome))) {
    console.log(`${code.padEnd(20)} ${String(ids.length).padStart(4)}`);
  }
  const slowest = readings.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3);
  console.log(`slowest: ${slowest.map(({ id, seconds: took }) => `${id} ${took.toFixed(1)} s`).join(', ')}`);
  for (const [name, agrees] of Object.entries(agreements)) {
    const judged = readings.flatMap((reading) => agrees(reading) ?? []);
    const differing = readings.filter((reading) => agrees(reading) === false);
    const which = differing.map(({ id, outcome }) => `${id} ${codeOf(outcome)}`).join(', ');
    console.log(`${name}: ${judged.filter(Boolean).length} of ${judged.length}${which && `; not ${which}`}`);
  }
}

const codeOf = (outcome: Outcome<'read'>): string => ('result' in outcome ? 'read' : outcome.error);

/** True, false, or null where the file has nothing to say about it. */
const agreements: Readonly<Record<string, (reading: Reading) => boolean | null>> = {
  'locked, and found to be': ({ outcome, expected }) =>
    expected.needs_password ? codeOf(outcome) === 'PASSWORD_REQUIRED' : null,
  'not locked, and not taken for it': ({ outcome, expected }) =>
    expected.needs_password ? null : codeOf(outcome) !== 'PASSWORD_REQUIRED',
  'has text, and is read': ({ outcome, expected }) =>
    hasText(expected) && !expected.needs_password ? 'result' in outcome : null,
  'read, with as many pages': ({ outcome, expected }) =>
    'result' in outcome && expected.poppler_pages
      ? outcome.result.pageCount === expected.poppler_pages
      : null,
  'read, with at least half as much text': ({ outcome, expected }) =>
    'result' in outcome && hasText(expected)
      ? outcome.result.text.length > (expected.poppler_text_chars ?? 0) / 2
      : null,
};

const hasText = ({ poppler_text_chars }: Expected): boolean => (poppler_text_chars ?? 0) > someText;
