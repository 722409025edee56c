import type { Document } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { documentColumns } from '../extractions/list-results.ts';
import { presentDocument } from '../extractions/present.ts';
import type { Db } from '../store/database.ts';
import { type DocumentAddress, documentAt } from './find.ts';

/** Throws RESOURCE_NOT_FOUND. */
export async function getDocument(db: Db, address: DocumentAddress): Promise<Document> {
  const row = await documentAt(db, address)
    .select(documentColumns.map((column) => `document.${column}` as const))
    .select('extraction.metadata')
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentDocument(row, row);
}
