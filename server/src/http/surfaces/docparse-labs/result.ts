import type { DocumentSummary, FieldType } from '@docglean/contract';
import { getDocumentOfParser } from '../../../documents/get-of-parser.ts';
import { ApiError } from '../../../errors.ts';
import type { Db } from '../../../store/database.ts';

/** These have no single confidence: their parts have. */
const composed: ReadonlySet<FieldType> = new Set([
  'object',
  'list<object>',
  'list<string>',
  'list<number>',
] as const);

/**
 * What was read from a file, as corrected where a person did so. Throws RESOURCE_NOT_FOUND, also while there is no result yet, and
 * INVALID_PAYLOAD with the file's own reason where there never will be one: waiting for it would be in vain.
 */
export async function getFileResult(db: Db, accountId: string, parserId: string, id: string) {
  const document = await getDocumentOfParser(db, accountId, parserId, id);
  const { status, error } = document;
  if (status === 'queued' || status === 'processing')
    throw new ApiError('RESOURCE_NOT_FOUND', { message: notYet });
  if (status === 'failed' || status === 'cancelled')
    throw new ApiError('INVALID_PAYLOAD', { message: error?.message ?? 'The file was cancelled.' });
  return {
    file_id: id,
    result: document.ground_truth ?? document.result ?? {},
    confidence: confidenceOf(document),
    model_used: modelOf(document),
  };
}

const notYet =
  'There is no result yet. Ask for the batch until the file is neither "queued" nor "processing", then come again.';

const confidenceOf = ({ fields }: DocumentSummary): Record<string, number> =>
  Object.fromEntries(
    fields.filter(({ type }) => !composed.has(type)).map(({ name, confidence }) => [name, confidence]),
  );

/** The name of the model, or of what read the file without one: `rules`, `einvoice`. */
const modelOf = ({ engine }: DocumentSummary): string | null => engine?.replace(/^ai:/, '') ?? null;
