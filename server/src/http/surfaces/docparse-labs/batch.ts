import type { DocumentSummary, Extraction, Status } from '@docglean/contract';
import { ApiError } from '../../../errors.ts';
import { listResults } from '../../../extractions/list-results.ts';
import { loadExtraction } from '../../../extractions/load.ts';
import type { Db } from '../../../store/database.ts';
import { timeOf } from '../../../store/ids.ts';

type BatchStatus = 'queued' | 'processing' | 'processed' | 'needs_review' | 'failed';

/** What the service calls each status of the core. */
const statuses = {
  queued: 'queued',
  processing: 'processing',
  completed: 'processed',
  needs_review: 'needs_review',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Status, BatchStatus>;

/**
 * A batch is an extraction of the core. The time shown is that in its id, by which lists are ordered and `before` looks: what a
 * client reads here is exactly where the next page begins.
 */
export const presentBatch = ({ id, parser_id, name, status, documents }: Extraction, pages: number) => ({
  id,
  extraction_id: parser_id,
  name,
  status: statuses[status],
  file_count: documents.total,
  page_count: pages,
  created_at: timeOf(id).toISOString(),
});

/** Until its pages are counted, and where it cannot be opened, a file counts as one page. */
const presentFile = ({ id, file_name, status, page_count, error }: DocumentSummary) => ({
  id,
  file_name,
  status: statuses[status],
  page_count: page_count ?? 1,
  error: error?.message ?? null,
});

/** A batch with its files. Throws RESOURCE_NOT_FOUND, also for a batch of another extraction. */
export async function getBatch(db: Db, accountId: string, parserId: string, id: string) {
  const extraction = await loadExtraction(db, accountId, id);
  if (extraction.parser_id !== parserId) throw new ApiError('RESOURCE_NOT_FOUND');
  // An extraction has at most 30 documents.
  const { items } = await listResults(db, accountId, id, { limit: 100 });
  const files = items.map(presentFile);
  const pages = files.reduce((sum, { page_count }) => sum + page_count, 0);
  return { batch: presentBatch(extraction, pages), files };
}
