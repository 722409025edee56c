import DataLoader from 'dataloader';
import type { Db } from '../store/database.ts';

/** Statuses of a document that is to be read; `processing` too, because the job runs again after a crash. */
const unread = ['queued', 'processing'] as const;

/** What reading a document needs; null where there is nothing left to do. */
export type UnreadDocument = Awaited<ReturnType<typeof loadAll>>[number];

/** Documents that are asked for together are loaded together: statements are what a busy server waits for. */
export function createUnreadLoader(db: Db): (documentId: string) => Promise<UnreadDocument> {
  const loader = new DataLoader((ids: readonly string[]) => loadAll(db, ids), { cache: false });
  return (documentId) => loader.load(documentId);
}

async function loadAll(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .where('document.id', 'in', ids)
    .where('document.status', 'in', unread)
    .select(['document.id', 'document.account_id', 'document.file_name', 'document.blob_key'])
    .select('extraction.parser_id')
    .select(['extraction.mode', 'extraction.document_type', 'extraction.fields', 'extraction.language'])
    .select(['extraction.pages', 'extraction.password', 'extraction.review_threshold'])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
