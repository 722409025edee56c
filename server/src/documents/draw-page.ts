import { ApiError } from '../errors.ts';
import { notExpired } from '../extractions/expiry.ts';
import type { Services } from '../services.ts';

/** A page of the original as a PNG. Throws RESOURCE_NOT_FOUND, or PAGE_NOT_SHOWN where there is no picture of it. */
export async function drawDocumentPage(
  { db, blobs, engine }: Services,
  accountId: string,
  extractionId: string,
  documentId: string,
  page: number,
): Promise<Buffer> {
  const row = await db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select('document.blob_key')
    .where('document.id', '=', documentId)
    .where('document.extraction_id', '=', extractionId)
    .where('document.account_id', '=', accountId)
    .where(notExpired())
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  const bytes = await blobs.read(row.blob_key);
  const drawn = await engine.lend((process) => process.run('draw', { bytes, page }));
  if ('error' in drawn) throw new ApiError('PAGE_NOT_SHOWN', { cause: drawn.error });
  return Buffer.from(drawn.result);
}
