import type { Db } from '../store/database.ts';
import { documentsMatching } from './list.ts';

/** How an address names a document, for whoever asks. */
export interface DocumentAddress {
  accountId: string;
  extractionId: string;
  documentId: string;
}

/** The query for one document, with nothing selected yet. It finds none of another account, and none that has expired. */
export const documentAt = (db: Db, { accountId, extractionId, documentId }: DocumentAddress) =>
  documentsMatching(db, accountId, {})
    .where('document.id', '=', documentId)
    .where('document.extraction_id', '=', extractionId);
