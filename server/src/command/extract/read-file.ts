import fs from 'node:fs/promises';
import path from 'node:path';
import { type DocumentSummary, defaultReviewThreshold, type Table } from '@docglean/contract';
import type { Config } from '../../config.ts';
import type { TaskOf } from '../../engine/messages.ts';
import type { EngineProcess } from '../../engine/process.ts';
import { publicMessage } from '../../errors.ts';
import { judge } from '../../extractions/judge.ts';
import { reasonOf } from './reason.ts';

export type ReadOptions = Omit<TaskOf<'read'>['options'], 'pdfEngine'>;

/** A file and what was read in it; what the API calls a document, less what only a server knows. */
export interface ReadFile
  extends Pick<
    DocumentSummary,
    'file_name' | 'status' | 'document_type' | 'page_count' | 'result' | 'fields' | 'checks'
  > {
  path: string;
  tables: Table[];
  text: string;
  error: { code: string; message: string } | null;
}

/** Reads one file in an engine process; what is wrong with it is in the answer. */
export async function readFile(
  engine: EngineProcess,
  config: Config,
  file: string,
  options: ReadOptions,
): Promise<ReadFile> {
  const failed = (code: string, message: string) => ({ ...nothing(file), error: { code, message } });
  let bytes: Uint8Array;
  try {
    const { size } = await fs.stat(file);
    if (size > config.maxFileBytes) return failed('FILE_TOO_LARGE', tooLarge(config));
    bytes = await fs.readFile(file);
  } catch (error) {
    return failed('NOT_OPENED', `The file cannot be opened: ${reasonOf(error)}.`);
  }
  if (bytes.length === 0) return failed('EMPTY_FILE', publicMessage('EMPTY_FILE'));
  const task = { bytes, options: { ...options, pdfEngine: config.pdfEngine } };
  const outcome = judge(await engine.run('read', task), defaultReviewThreshold);
  if ('error' in outcome) return failed(outcome.error.code, outcome.error.message);
  const { read, needsReview } = outcome;
  return {
    ...nothing(file),
    status: needsReview ? 'needs_review' : 'completed',
    document_type: read.documentType,
    page_count: read.pageCount,
    result: read.result,
    fields: read.fields,
    checks: read.checks,
    tables: read.tables,
    text: read.text,
  };
}

const tooLarge = ({ maxFileBytes }: Config) =>
  `The file is larger than ${maxFileBytes / 1024 / 1024} MB. Split it, or allow more with DOCGLEAN_MAX_FILE_MB.`;

const nothing = (file: string): ReadFile => ({
  path: file,
  file_name: path.basename(file),
  status: 'failed',
  document_type: null,
  page_count: null,
  result: null,
  fields: [],
  checks: [],
  tables: [],
  text: '',
  error: null,
});
