import type { DocumentFilter, DocumentSummary } from '@docglean/contract';
import { sql } from 'kysely';
import { notExpired } from '../extractions/expiry.ts';
import { summaryColumns } from '../extractions/list-results.ts';
import { presentDocumentSummary } from '../extractions/present.ts';
import type { Db } from '../store/database.ts';
import { lowestId } from '../store/ids.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { wordsOf } from './words.ts';

interface ListDocuments extends DocumentFilter {
  limit: number;
  cursor?: string | undefined;
}

/** The documents of an account across its extractions, newest first. */
export async function listDocuments(
  db: Db,
  accountId: string,
  filter: ListDocuments,
): Promise<Page<DocumentSummary>> {
  const { cursor, search } = filter;
  const few = search === undefined ? null : await fewWithWords(db, accountId, search);
  if (few?.length === 0) return { items: [], next_cursor: null };
  const { search: _, ...others } = filter;
  const matching = few
    ? documentsMatching(db, accountId, others).where('document.id', 'in', few)
    : documentsMatching(db, accountId, filter);
  const rows = await (cursor ? matching.where('document.id', '<', readCursor(cursor)) : matching)
    .select(summaryColumns.map((column) => `document.${column}` as const))
    .select('extraction.metadata')
    .orderBy('document.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return toPage(
    rows,
    filter.limit,
    (row) => row.id,
    (row) => presentDocumentSummary(row, row),
  );
}

/** The documents that the filter lets through, without an order and with nothing selected yet. */
export function documentsMatching(db: Db, accountId: string, filter: DocumentFilter) {
  const { created_after, created_before, search, is_verified } = filter;
  let query = db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .where('document.account_id', '=', accountId)
    .where(notExpired());
  if (created_after) query = query.where('document.id', '>=', lowestId('document', new Date(created_after)));
  if (created_before) query = query.where('document.id', '<', lowestId('document', new Date(created_before)));
  for (const column of ['status', 'document_type', 'parser_id', 'customer_id'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(`document.${column}`, '=', value);
  }
  if (is_verified !== undefined) {
    query = query.where('document.reviewed_at', is_verified ? 'is not' : 'is', null);
  }
  if (search !== undefined) query = query.where(hasWords(search));
  return query;
}

/** As many documents are looked up one by one. */
const mostLookedUp = 1000;

/**
 * The documents that have the words, where they are few; null where they are many. The database does not know how rare
 * a word is: asked for the newest that have it, it would read through the whole account for a word that hardly any has.
 */
async function fewWithWords(db: Db, accountId: string, search: string): Promise<string[] | null> {
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where('account_id', '=', accountId)
    .where(hasWords(search))
    .limit(mostLookedUp + 1)
    .execute();
  return rows.length > mostLookedUp ? null : rows.map(({ id }) => id);
}

/** The document has every word asked for; a search without any word finds nothing. */
function hasWords(search: string) {
  const words = search.split(/\s+/).flatMap((token) => {
    // The first of a token's words is the whole of it: the parts of "inv-1042" may not stand anywhere.
    const [word] = wordsOf([token]);
    return word ? [token.endsWith('*') ? `${word}:*` : word] : [];
  });
  return words.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`document.words @@ ${words.join(' & ')}::tsquery`;
}
