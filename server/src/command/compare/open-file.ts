import fs from 'node:fs/promises';
import type { DocumentError } from '@docglean/contract';
import type { Content } from '@docglean/extract';
import type { Config } from '../../config.ts';
import type { EngineProcess } from '../../engine/process.ts';
import { publicMessage } from '../../errors.ts';
import { reasonOf } from '../extract/reason.ts';

/** A file with its pages, or why there are none. */
export interface OpenedFile {
  path: string;
  content: Content | null;
  error: DocumentError | null;
}

/** Reads the pages of one file in an engine process. */
export async function openFile(
  engine: EngineProcess,
  config: Config,
  file: string,
  language: string | undefined,
): Promise<OpenedFile> {
  const failed = (code: DocumentError['code'], message = publicMessage(code)): OpenedFile => ({
    path: file,
    content: null,
    error: { code, message },
  });
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(file);
  } catch (error) {
    return failed('CORRUPT_FILE', `The file cannot be opened: ${reasonOf(error)}.`);
  }
  if (bytes.length === 0) return failed('EMPTY_FILE');
  const options = { pdfEngine: config.pdfEngine, ...(language && { language }) };
  const outcome = await engine.run('open', { bytes, options });
  if ('error' in outcome) return failed(outcome.error);
  const { pages, einvoice } = outcome.result;
  if (!einvoice && pages.every(({ words }) => words.length === 0)) return failed('EMPTY_DOCUMENT');
  return { path: file, content: outcome.result, error: null };
}
