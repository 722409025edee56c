import type { Caller } from '../../../accounts/find-key.ts';
import { isOfAnother } from '../../../accounts/is-of-another.ts';
import { getSentDocument, type SentDocument } from '../../../documents/sent-document.ts';
import { ApiError } from '../../../errors.ts';
import type { Db } from '../../../store/database.ts';

/** Throws RESOURCE_NOT_FOUND, and INSUFFICIENT_SCOPE for a document of another account. */
export async function findDocument(db: Db, { accountId }: Caller, documentId: string): Promise<SentDocument> {
  try {
    return await getSentDocument(db, accountId, { documentId });
  } catch (error) {
    const isMissing = error instanceof ApiError && error.code === 'RESOURCE_NOT_FOUND';
    if (isMissing && (await isOfAnother(db, accountId, 'document', documentId))) throw notYours;
    throw error;
  }
}

const notYours = new ApiError('INSUFFICIENT_SCOPE', { message: 'This document belongs to another account.' });
