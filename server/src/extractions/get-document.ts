import type { Document } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { notExpired } from './expiry.ts';
import { documentColumns } from './list-results.ts';
import { presentDocument } from './present.ts';

export async function getDocument(
  db: Db,
  accountId: string,
  extractionId: string,
  documentId: string,
): Promise<Document> {
  const row = await db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select(documentColumns.map((column) => `document.${column}` as const))
    .select('extraction.metadata')
    .where('document.id', '=', documentId)
    .where('document.extraction_id', '=', extractionId)
    .where('document.account_id', '=', accountId)
    .where(notExpired())
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentDocument(row, row);
}
