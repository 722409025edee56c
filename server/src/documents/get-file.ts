import type { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import { notExpired } from '../extractions/expiry.ts';
import type { Services } from '../services.ts';

export interface OriginalFile {
  fileName: string;
  mimeType: string;
  content: Readable;
}

/** The file as it was submitted. Throws RESOURCE_NOT_FOUND. */
export async function getDocumentFile(
  { db, blobs }: Services,
  accountId: string,
  extractionId: string,
  documentId: string,
): Promise<OriginalFile> {
  const row = await db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select(['document.file_name', 'document.mime_type', 'document.blob_key'])
    .where('document.id', '=', documentId)
    .where('document.extraction_id', '=', extractionId)
    .where('document.account_id', '=', accountId)
    .where(notExpired())
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return { fileName: row.file_name, mimeType: row.mime_type, content: blobs.stream(row.blob_key) };
}
