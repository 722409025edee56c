import type { Caller } from '../../../accounts/find-key.ts';
import { ApiError } from '../../../errors.ts';
import { exportExtraction } from '../../../export/export-extraction.ts';
import type { ExportFile } from '../../../export/export-file.ts';
import { exportSection } from '../../../export/export-section.ts';
import { exportText } from '../../../export/export-text.ts';
import type { Db } from '../../../store/database.ts';
import { fileReply } from '../../file-reply.ts';
import type { Reply } from '../../types.ts';
import { type Job, loadJob } from './job.ts';
import type { OutputFormat } from './options.ts';

/**
 * The result of a job as a file, in the format asked for here or else at submission. Throws NOT_FINISHED before the end,
 * and INVALID_PAYLOAD with the job's own reason where it failed: waiting for it would be in vain.
 */
export async function resultOf(
  db: Db,
  caller: Caller,
  id: string,
  asked: OutputFormat | undefined,
  signal: AbortSignal,
): Promise<Reply> {
  const job = await loadJob(db, caller, id);
  if (job.status === 'processing') throw new ApiError('NOT_FINISHED');
  if (job.errorMessage !== null) throw new ApiError('INVALID_PAYLOAD', { message: job.errorMessage });
  const format = asked ?? job.mark.output_format;
  const file = await fileOf(db, caller.accountId, job, format, signal);
  // JSON is read where it arrives; the others are saved.
  return format === 'json'
    ? { file: file.content, headers: { 'content-type': file.contentType } }
    : fileReply(file);
}

function fileOf(
  db: Db,
  accountId: string,
  { id, kind }: Job,
  format: OutputFormat,
  signal: AbortSignal,
): Promise<ExportFile> {
  if (kind === 'section') return exportSection(db, accountId, id, format);
  if (kind === 'text') return exportText(db, accountId, id, format);
  return exportExtraction(db, accountId, id, { format, layout: 'values' }, signal);
}
