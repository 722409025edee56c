import type { Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type DocumentAddress, documentAt } from './find.ts';

export interface OriginalFile {
  fileName: string;
  mimeType: string;
  content: Readable;
}

/** The file as it was submitted. Throws RESOURCE_NOT_FOUND. */
export async function getDocumentFile(
  { db, blobs }: Services,
  address: DocumentAddress,
): Promise<OriginalFile> {
  const row = await documentAt(db, address)
    .select(['document.file_name', 'document.mime_type', 'document.blob_key'])
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return { fileName: row.file_name, mimeType: row.mime_type, content: blobs.stream(row.blob_key) };
}
