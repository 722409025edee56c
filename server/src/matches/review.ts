import type { Match, ReviewMatch } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { matchesMatching } from './list.ts';
import { makeMatch } from './make-match.ts';

/**
 * Keeps what a person says of a match and makes it anew by that. Throws RESOURCE_NOT_FOUND, NO_COUNTERPART, or for
 * counterparts that are named DOCUMENT_NOT_FOUND, NOT_FINISHED or NOTHING_TO_MATCH.
 */
export async function reviewMatch(
  { db, queue }: Services,
  accountId: string,
  id: string,
  { decision, note = null, document_ids }: Omit<ReviewMatch, 'note'> & { note?: string | null | undefined },
): Promise<Match> {
  return db.transaction().execute(async (tx) => {
    const row = await matchesMatching(tx, accountId, {}).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
    const isConfirmed = decision === 'confirmed';
    const meant = [...new Set(document_ids ?? row.counterpart_ids)];
    if (meant.length === 0) throw new ApiError('NO_COUNTERPART');
    return makeMatch(tx, queue, {
      accountId,
      documentId: row.document_id,
      asked: null,
      decision: {
        decision,
        note,
        named: isConfirmed ? meant : [],
        rejected: isConfirmed
          ? row.rejected_ids.filter((rejected) => !meant.includes(rejected))
          : [...new Set([...row.rejected_ids, ...meant])],
        isAsked: document_ids !== undefined,
      },
    });
  });
}
