import type { Match } from '@docglean/contract';
import { requireParsers } from '../parsers/require.ts';
import type { Services } from '../services.ts';
import { loadNamed } from './load-papers.ts';
import { type Asked, makeMatch } from './make-match.ts';

/**
 * Matches a document because somebody asks for it. Throws DOCUMENT_NOT_FOUND, PARSER_NOT_FOUND, NOT_FINISHED or
 * NOTHING_TO_MATCH.
 */
export async function createMatch(
  { db, queue }: Services,
  accountId: string,
  { document_id, ...asked }: Asked & { document_id: string },
): Promise<Match> {
  await requireParsers(db, accountId, asked.against);
  return db.transaction().execute(async (tx) => {
    const { document_ids } = asked.against;
    if (document_ids) await loadNamed(tx, accountId, document_ids, 'against.document_ids');
    const making = { accountId, documentId: document_id, asked };
    return makeMatch(tx, queue, making);
  });
}
