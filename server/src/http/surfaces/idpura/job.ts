import type { Caller } from '../../../accounts/find-key.ts';
import { isOfAnother } from '../../../accounts/is-of-another.ts';
import { ApiError } from '../../../errors.ts';
import { listResults } from '../../../extractions/list-results.ts';
import { loadExtraction } from '../../../extractions/load.ts';
import { loadSectionSummary } from '../../../sections/load.ts';
import type { Db } from '../../../store/database.ts';
import { type Mark, markIn } from './mark.ts';

type JobStatus = 'processing' | 'done' | 'error';

/** A job as the core has it: an extraction with fields or of text only, or a section. */
export interface Job {
  id: string;
  kind: 'fields' | 'text' | 'section';
  mark: Mark;
  status: JobStatus;
  creditsUsed: number;
  errorMessage: string | null;
}

/** What the service calls each status of the core; a document that needs review has its values. */
const statuses = {
  queued: 'processing',
  processing: 'processing',
  completed: 'done',
  needs_review: 'done',
  failed: 'error',
  cancelled: 'error',
} as const satisfies Record<string, JobStatus>;

const isSectionId = (id: string) => id.startsWith('sec_');

/** Throws RESOURCE_NOT_FOUND, also for an expired one, and INSUFFICIENT_SCOPE for one of another account. */
export async function loadJob(db: Db, { accountId }: Caller, id: string): Promise<Job> {
  try {
    return isSectionId(id) ? await sectionJob(db, accountId, id) : await extractionJob(db, accountId, id);
  } catch (error) {
    const isMissing = error instanceof ApiError && error.code === 'RESOURCE_NOT_FOUND';
    const table = isSectionId(id) ? 'section' : 'extraction';
    if (isMissing && (await isOfAnother(db, accountId, table, id))) throw notYours;
    throw error;
  }
}

const notYours = new ApiError('INSUFFICIENT_SCOPE', { message: 'This job belongs to another user.' });

async function extractionJob(db: Db, accountId: string, id: string): Promise<Job> {
  const { status, mode, metadata, credits_used } = await loadExtraction(db, accountId, id);
  const mark = markIn(metadata);
  if (!mark) throw new ApiError('RESOURCE_NOT_FOUND');
  const job = { id, kind: mode, mark, status: statuses[status], creditsUsed: credits_used } as const;
  return { ...job, errorMessage: job.status === 'error' ? await whyFailed(db, accountId, id) : null };
}

/** Every document of a failed extraction has its reason; of several, each with the file it is about. */
async function whyFailed(db: Db, accountId: string, id: string): Promise<string> {
  const { items } = await listResults(db, accountId, id, { limit: 100 });
  const reasons = items.flatMap(({ file_name, error }) =>
    error ? [{ file_name, text: error.message }] : [],
  );
  if (reasons.length === 0) return 'The job was cancelled.';
  const [only] = reasons;
  if (only && items.length === 1) return only.text;
  return reasons.map(({ file_name, text }) => `${file_name}: ${text}`).join(' ');
}

async function sectionJob(db: Db, accountId: string, id: string): Promise<Job> {
  const { status, metadata, credits_used, error } = await loadSectionSummary(db, accountId, id);
  const mark = markIn(metadata);
  if (!mark) throw new ApiError('RESOURCE_NOT_FOUND');
  const base = { id, kind: 'section', mark, status: statuses[status], creditsUsed: credits_used } as const;
  return { ...base, errorMessage: error?.message ?? null };
}

/** The job as the service shows it. Until the end the credits are those told at submission. */
export const presentJob = ({ id, mark, status, creditsUsed, errorMessage }: Job) => ({
  job_id: id,
  status,
  total_pages: mark.total_pages,
  credits_used: status === 'processing' ? mark.credits : creditsUsed,
  error_message: errorMessage,
});

/** The answer to a submission. */
export const presentSubmitted = (id: string, mark: Mark) => ({
  job_id: id,
  status: 'processing' as const,
  total_pages: mark.total_pages,
  credits_used: mark.credits,
});
