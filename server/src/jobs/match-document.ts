import { ApiError } from '../errors.ts';
import { makeMatch } from '../matches/make-match.ts';
import type { Services } from '../services.ts';

/**
 * A counterpart that is finished at the same moment may not see that this document waits for it, nor be seen by it: what
 * waits is looked at once more after this long.
 */
const secondLookMs = 15_000;

/** Matches a document because its parser or extraction says so, or makes its match anew. Run twice it changes nothing. */
export async function matchDocument(
  { db, queue }: Services,
  { document_id: documentId, is_second_look = false }: { document_id: string; is_second_look?: boolean },
): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      const document = await tx
        .selectFrom('document')
        .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
        .leftJoin('match', 'match.document_id', 'document.id')
        .select(['document.account_id', 'extraction.match_with', 'match.id'])
        .where('document.id', '=', documentId)
        .executeTakeFirst();
      // Deleted meanwhile, or nobody wants it matched any more.
      if (!document?.match_with && !document?.id) return;
      const { isWaiting } = await makeMatch(tx, queue, {
        accountId: document.account_id,
        documentId,
        asked: null,
        isAutomatic: document.match_with !== null,
      });
      if (isWaiting && !is_second_look && !document.id) {
        const job = { document_id: documentId, is_second_look: true };
        await queue.send(tx, 'match', job, { delayMs: secondLookMs });
      }
    });
  } catch (error) {
    // A document that could not be read, or has expired: there is nothing to match.
    if (!(error instanceof ApiError)) throw error;
  }
}
