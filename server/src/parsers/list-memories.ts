import type { LayoutMemory } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { getParser } from './get.ts';

/** What a parser learned from reviewed documents, newest first. Throws RESOURCE_NOT_FOUND. */
export async function listMemories(
  db: Db,
  accountId: string,
  parserId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<LayoutMemory>> {
  await getParser(db, accountId, parserId);
  const rows = await db
    .selectFrom('layout_memory')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('parser_id', '=', parserId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', readCursor(cursor ?? '')))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(
    rows,
    limit,
    (row) => row.id,
    (row) => ({
      id: row.id,
      parser_id: row.parser_id,
      document_id: row.document_id,
      file_name: row.file_name,
      fields: row.memory.fields.map(({ name }) => name),
      created_at: row.created_at.toISOString(),
    }),
  );
}
