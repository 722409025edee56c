import type { Section, SectionFilter, SectionSummary } from '@docglean/contract';
import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import type { Db, Tx } from '../store/database.ts';
import { lowestId } from '../store/ids.ts';
import { sectionNotExpired } from './expiry.ts';
import { presentSection, presentSectionSummary } from './present.ts';

const columns = [
  'section.id',
  'section.account_id',
  'section.extraction_id',
  'section.status',
  'section.name',
  'section.language',
  'section.pages',
  'section.use_ai',
  'section.metadata',
  'section.customer_id',
  'section.progress',
  'section.similarity',
  'section.section_count',
  'section.variation_count',
  'section.error',
  'section.credits',
  'section.created_at',
  'section.started_at',
  'section.finished_at',
  'section.expires_at',
] as const;

const documentIds = sql<string[]>`array(
  select document_id from section_document where section_id = section.id order by position)`.as(
  'document_ids',
);

/** The sections of an account that the filter lets through, with everything but their results. */
export function sectionsMatching(db: Db | Tx, accountId: string, filter: SectionFilter, evenExpired = false) {
  const { created_after, created_before } = filter;
  let query = db
    .selectFrom('section')
    .select(columns)
    .select(documentIds)
    .where('section.account_id', '=', accountId);
  if (!evenExpired) query = query.where(sectionNotExpired());
  for (const column of ['status', 'extraction_id', 'customer_id'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(`section.${column}`, '=', value);
  }
  if (created_after) query = query.where('section.id', '>=', lowestId('section', new Date(created_after)));
  if (created_before) query = query.where('section.id', '<', lowestId('section', new Date(created_before)));
  return query;
}

/** The section with its result. Throws RESOURCE_NOT_FOUND, also for one of another account or an expired one. */
export async function loadSection(db: Db | Tx, accountId: string, id: string): Promise<Section> {
  const row = await sectionsMatching(db, accountId, {})
    .select('section.result')
    .where('section.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentSection(row);
}

/** The same without its result. */
export async function loadSectionSummary(
  db: Db | Tx,
  accountId: string,
  id: string,
  { evenExpired = false }: { evenExpired?: boolean } = {},
): Promise<SectionSummary> {
  const row = await sectionsMatching(db, accountId, {}, evenExpired)
    .where('section.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentSectionSummary(row);
}
