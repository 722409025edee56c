import {
  defaultReviewThreshold,
  type ExtractionOptions,
  type Field,
  fieldsAskedFor,
  type PresetType,
} from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { requireParser } from '../parsers/require.ts';
import type { Db } from '../store/database.ts';

/** What to look for in the documents of an extraction: what was asked for itself, over what its parser says. */
export interface Plan {
  documentType: 'auto' | PresetType | null;
  /** null: those of the document's kind. */
  fields: Field[] | null;
  language: string | null;
  reviewThreshold: number;
}

/** Throws PARSER_NOT_FOUND or PARSER_WITHOUT_FIELDS. */
export async function planOf(db: Db, accountId: string, options: ExtractionOptions): Promise<Plan> {
  const fields = fieldsAskedFor(options);
  const own = {
    documentType: fields ? null : options.document_type,
    fields: fields ?? null,
    language: options.language ?? null,
    reviewThreshold: options.review_threshold ?? defaultReviewThreshold,
  };
  if (options.parser_id === undefined) return own;

  const parser = await requireParser(db, accountId, options.parser_id);
  if (parser.fields.length === 0 && options.mode === 'fields') throw new ApiError('PARSER_WITHOUT_FIELDS');
  return {
    documentType: parser.document_type,
    fields: parser.is_preset ? null : parser.fields,
    language: own.language ?? parser.language,
    reviewThreshold: options.review_threshold ?? parser.review_threshold ?? defaultReviewThreshold,
  };
}
