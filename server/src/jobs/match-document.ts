import { ApiError } from '../errors.ts';
import { matchByItself } from '../matches/make-match.ts';
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
      const made = await matchByItself(tx, queue, documentId);
      if (made?.isNewAndWaiting && !is_second_look) {
        const job = { document_id: documentId, is_second_look: true };
        await queue.send(tx, 'match', job, { delayMs: secondLookMs });
      }
    });
  } catch (error) {
    // A document that could not be read, or has expired: there is nothing to match.
    if (!(error instanceof ApiError)) throw error;
  }
}
