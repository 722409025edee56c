import type { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
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
    .select(['file_name', 'mime_type', 'blob_key'])
    .where('id', '=', documentId)
    .where('extraction_id', '=', extractionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return { fileName: row.file_name, mimeType: row.mime_type, content: blobs.stream(row.blob_key) };
}
