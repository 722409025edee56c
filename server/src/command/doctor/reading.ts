import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { engineLimits } from '../../engine/pool.ts';
import { type EngineProcess, engineProcess } from '../../engine/process.ts';
import type { publicMessage } from '../../errors.ts';
import { createLog } from '../../log.ts';
import { type Findings, right, wrong } from './finding.ts';

const samples = path.join(import.meta.dirname, '../../../samples');
/** What the samples say. */
const inInvoice = /invoice/i;
const inReceipt = /total/i;

/** Reads a sample PDF, and a picture made of one, in an engine process as the server does. */
export async function* checkReading(config: Config): Findings {
  const engine = engineProcess(engineLimits(config), createLog('silent'));
  try {
    const invoice = await readFile(path.join(samples, 'sample-invoice.pdf'));
    yield await readingOf(engine, config, 'a PDF', invoice, inInvoice);
    const receipt = await readFile(path.join(samples, 'sample-receipt.pdf'));
    const drawn = await engine.run('draw', { bytes: receipt, page: 1 });
    if ('error' in drawn) yield wrong('A page cannot be drawn.', advice(drawn.error));
    else yield await readingOf(engine, config, 'a picture (OCR)', drawn.result, inReceipt);
  } finally {
    engine.stop();
  }
}

async function readingOf(
  engine: EngineProcess,
  { pdfEngine }: Config,
  what: string,
  bytes: Uint8Array,
  expected: RegExp,
) {
  const options = { mode: 'text', documentType: 'auto', pdfEngine } as const;
  const outcome = await engine.run('read', { bytes, options });
  if ('error' in outcome) return wrong(`Reading ${what} fails.`, advice(outcome.error));
  if (!expected.test(outcome.result.text))
    return wrong(`Reading ${what} gives the wrong words.`, 'Install anew: run "npm ci".');
  return right(`Reading ${what} works.`);
}

const advice = (code: Parameters<typeof publicMessage>[0]): string =>
  code === 'TIMED_OUT' || code === 'OUT_OF_MEMORY'
    ? `A sample of one page is over a limit (${code}). Raise DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS or DOCGLEAN_DOCUMENT_MEMORY_MB.`
    : `${code}: the engine does not run here. Install anew: run "npm ci".`;
