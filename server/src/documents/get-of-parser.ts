import type { DocumentSummary } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { summaryColumns } from '../extractions/list-results.ts';
import { presentDocumentSummary } from '../extractions/present.ts';
import type { Db } from '../store/database.ts';
import { documentsMatching } from './list.ts';

/** A document by its parser instead of its extraction. Throws RESOURCE_NOT_FOUND. */
export async function getDocumentOfParser(
  db: Db,
  accountId: string,
  parserId: string,
  documentId: string,
): Promise<DocumentSummary> {
  const row = await documentsMatching(db, accountId, { parser_id: parserId })
    .where('document.id', '=', documentId)
    .select(summaryColumns.map((column) => `document.${column}` as const))
    .select('extraction.metadata')
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentDocumentSummary(row, row);
}
