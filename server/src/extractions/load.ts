import type { Extraction } from '@docglean/contract';
import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import type { Db, Tx } from '../store/database.ts';
import { notExpired } from './expiry.ts';
import { presentExtraction, type StatusCount } from './present.ts';

/** The extraction as the API shows it. Throws RESOURCE_NOT_FOUND, also for one of another account or an expired one. */
export async function loadExtraction(
  db: Db | Tx,
  accountId: string,
  id: string,
  { evenExpired = false } = {},
): Promise<Extraction> {
  const row = await db
    .selectFrom('extraction')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .$if(!evenExpired, (query) => query.where(notExpired()))
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentExtraction(row, await countByStatus(db, id));
}

export async function countByStatus(db: Db | Tx, extractionId: string): Promise<StatusCount[]> {
  return countAllByStatus(db, [extractionId]);
}

/** The same for several extractions in one statement. */
export async function countAllByStatus(
  db: Db | Tx,
  extractionIds: readonly string[],
): Promise<(StatusCount & { extraction_id: string })[]> {
  if (extractionIds.length === 0) return [];
  return db
    .selectFrom('document')
    .where('extraction_id', 'in', extractionIds)
    .groupBy(['extraction_id', 'status'])
    .select(['extraction_id', 'status'])
    .select(sql<number>`count(*)::int`.as('documents'))
    .select(
      sql<number>`coalesce(sum(case when finished_at is null or status = 'cancelled' then pages_done else page_count end), 0)::int`.as(
        'pages',
      ),
    )
    .select(sql<number>`sum(credits)::int`.as('credits'))
    .select(
      sql<number>`sum(case when finished_at is not null then 1
                           when page_count > 0 then pages_done::float8 / page_count
                           else 0 end)::float8`.as('done'),
    )
    .execute();
}
