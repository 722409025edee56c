import type { Section, SectionSummary } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

export type SectionRow = Omit<
  Selectable<Schema['section']>,
  'result' | 'owns_extraction' | 'callback_url' | 'callback_secret'
> & {
  document_ids: string[];
};

const time = (date: Date | null) => date?.toISOString() ?? null;

export function presentSectionSummary(row: SectionRow): SectionSummary {
  return {
    id: row.id,
    status: row.status,
    name: row.name,
    extraction_id: row.extraction_id,
    document_ids: row.document_ids,
    language: row.language,
    pages: row.pages,
    use_ai: row.use_ai,
    progress: row.progress,
    similarity: row.similarity,
    section_count: row.section_count,
    variation_count: row.variation_count,
    credits_used: row.credits,
    error: row.error,
    customer_id: row.customer_id,
    metadata: row.metadata as SectionSummary['metadata'],
    created_at: row.created_at.toISOString(),
    started_at: time(row.started_at),
    finished_at: time(row.finished_at),
    expires_at: time(row.expires_at),
  };
}

export const presentSection = (row: SectionRow & Pick<Section, 'result'>): Section => ({
  ...presentSectionSummary(row),
  result: row.result,
});
