import type { Parser } from '@docglean/contract';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.ts';

export function presentParser(row: Selectable<Schema['parser']>): Parser {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    is_preset: false,
    document_type: row.document_type,
    language: row.language,
    review_threshold: row.review_threshold,
    match_with: row.match_with,
    fields: row.fields,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
