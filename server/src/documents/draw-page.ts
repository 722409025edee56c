import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type DocumentAddress, documentAt } from './find.ts';

/** A page of the original as a PNG. Throws RESOURCE_NOT_FOUND, or PAGE_NOT_SHOWN where there is no picture of it. */
export async function drawDocumentPage(
  { db, blobs, engine }: Services,
  address: DocumentAddress,
  page: number,
): Promise<Buffer> {
  const row = await documentAt(db, address).select('document.blob_key').executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  const bytes = await blobs.read(row.blob_key);
  const drawn = await engine.lend((process) => process.run('draw', { bytes, page }));
  if ('error' in drawn) throw new ApiError('PAGE_NOT_SHOWN', { cause: drawn.error });
  return Buffer.from(drawn.result);
}
