import {
  defaultReviewThreshold,
  type ExtractionOptions,
  type Field,
  fieldsAskedFor,
  type MatchWith,
  type PresetType,
} from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { requireParser, requireParsers } from '../parsers/require.ts';
import type { Db } from '../store/database.ts';

/** What to look for in the documents of an extraction: what was asked for itself, over what its parser says. */
export interface Plan {
  documentType: 'auto' | PresetType | null;
  /** null: those of the document's kind. */
  fields: Field[] | null;
  language: string | null;
  reviewThreshold: number;
  matchWith: MatchWith | null;
}

/** Throws PARSER_NOT_FOUND or PARSER_WITHOUT_FIELDS. */
export async function planOf(db: Db, accountId: string, options: ExtractionOptions): Promise<Plan> {
  const fields = fieldsAskedFor(options);
  const own = {
    documentType: fields ? null : options.document_type,
    fields: fields ?? null,
    language: options.language ?? null,
    reviewThreshold: options.review_threshold ?? defaultReviewThreshold,
    matchWith: options.match_with ?? null,
  };
  await requireParsers(db, accountId, options.match_with ?? {});
  if (options.parser_id === undefined) return own;

  const parser = await requireParser(db, accountId, options.parser_id);
  if (parser.fields.length === 0 && options.mode === 'fields') throw new ApiError('PARSER_WITHOUT_FIELDS');
  return {
    documentType: parser.document_type,
    fields: parser.is_preset ? null : parser.fields,
    language: own.language ?? parser.language,
    reviewThreshold: options.review_threshold ?? parser.review_threshold ?? defaultReviewThreshold,
    matchWith: own.matchWith ?? parser.match_with,
  };
}
