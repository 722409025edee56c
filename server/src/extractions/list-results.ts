import type { LongPart, ResultDocument } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { type Page, readPosition, toPage } from '../store/paging.ts';
import { notExpired } from './expiry.ts';
import { presentDocumentSummary } from './present.ts';

/** The documents of an extraction in the order of submission, with those of their long parts that are asked for. */
export async function listResults(
  db: Db,
  accountId: string,
  extractionId: string,
  {
    limit,
    cursor,
    include = [],
  }: { limit: number; cursor?: string | undefined; include?: readonly LongPart[] | undefined },
): Promise<Page<ResultDocument>> {
  const extraction = await db
    .selectFrom('extraction')
    .select(['id', 'metadata'])
    .where('id', '=', extractionId)
    .where('account_id', '=', accountId)
    .where(notExpired())
    .executeTakeFirst();
  if (!extraction) throw new ApiError('RESOURCE_NOT_FOUND');
  const after = cursor ? readPosition(cursor) : -1;
  const rows = await db
    .selectFrom('document')
    .select([...summaryColumns, ...include])
    .where('extraction_id', '=', extractionId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  return toPage(
    rows,
    limit,
    (row) => String(row.position),
    (row) => ({
      ...presentDocumentSummary(row, extraction),
      ...Object.fromEntries(include.map((part) => [part, row[part]])),
    }),
  );
}

/** Everything but the text, the tables and the pairs, which can be long, and the words it is searched by. */
export const summaryColumns = [
  'id',
  'extraction_id',
  'account_id',
  'position',
  'status',
  'file_name',
  'mime_type',
  'size_bytes',
  'sha256',
  'blob_key',
  'page_count',
  'pages_done',
  'document_type',
  'engine',
  'engine_version',
  'confidence',
  'result',
  'fields',
  'checks',
  'error',
  'parser_id',
  'customer_id',
  'ground_truth',
  'accuracy',
  'reviewed_at',
  'created_at',
  'started_at',
  'finished_at',
] as const;

export const documentColumns = [...summaryColumns, 'text', 'tables', 'pairs'] as const;
