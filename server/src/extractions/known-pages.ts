import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** The pages of the documents of extractions, read or not; one whose pages nobody has counted yet counts as one. */
export async function knownPages(db: Db, extractionIds: readonly string[]): Promise<Map<string, number>> {
  if (extractionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .where('extraction_id', 'in', extractionIds)
    .groupBy('extraction_id')
    .select('extraction_id')
    .select(sql<number>`sum(coalesce(page_count, 1))::int`.as('pages'))
    .execute();
  return new Map(rows.map(({ extraction_id, pages }) => [extraction_id, pages]));
}
