import { ApiError } from '../errors.ts';
import { removeExtractions } from '../extractions/remove.ts';
import type { Services } from '../services.ts';
import { sectionNotExpired } from './expiry.ts';
import { removeSections } from './remove.ts';

/**
 * Deletes a section, and with it the extraction that was made for it. Throws RESOURCE_NOT_FOUND, or NOT_FINISHED while
 * it runs.
 */
export async function deleteSection(
  { db, blobs, queue }: Services,
  accountId: string,
  id: string,
): Promise<void> {
  const unused = await db.transaction().execute(async (tx) => {
    const section = await tx
      .selectFrom('section')
      .select(['finished_at', 'extraction_id', 'owns_extraction'])
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where(sectionNotExpired())
      .forUpdate()
      .executeTakeFirst();
    if (!section) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!section.finished_at) throw new ApiError('NOT_FINISHED', { message: stillRunning });
    await removeSections(tx, [id]);
    if (!section.owns_extraction || !section.extraction_id) return new Set<string>();
    return removeExtractions(tx, queue, [section.extraction_id]);
  });
  for (const key of unused) await blobs.delete(key);
}

const stillRunning =
  'The documents are still being compared. Wait for it: GET /v1/sections/{id}?wait=60 answers when it is finished. To end it sooner, cancel its extraction.';
