import type { LayoutMemory } from '@docglean/extract';
import DataLoader from 'dataloader';
import { memoryOwners } from '../parsers/memory-owner.ts';
import type { Db } from '../store/database.ts';

/** Statuses of a document that is to be read; `processing` too, because the job runs again after a crash. */
const unread = ['queued', 'processing'] as const;

/** As many layouts are remembered at once: the newest. */
const mostMemories = 500;

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
    .leftJoin('parser', 'parser.id', 'document.parser_id')
    .where('document.id', 'in', ids)
    .where('document.status', 'in', unread)
    .select(['document.id', 'document.account_id', 'document.file_name', 'document.blob_key'])
    .select(['extraction.mode', 'extraction.document_type', 'extraction.fields', 'extraction.language'])
    .select(['extraction.engine', 'extraction.pages', 'extraction.password', 'extraction.review_threshold'])
    .select(['extraction.parser_id', 'extraction.beside_fields', 'parser.name as parser_name'])
    .execute();
  const memories = await loadMemories(
    db,
    rows.filter(({ mode }) => mode === 'fields'),
  );
  const byId = new Map(rows.map((row) => [row.id, { ...row, memories: memories(row) }]));
  return ids.map((id) => byId.get(id) ?? null);
}

type Row = Parameters<typeof memoryOwners>[0] & { account_id: string };

/** What reviews taught, for each of the documents. */
async function loadMemories(db: Db, documents: readonly Row[]): Promise<(document: Row) => LayoutMemory[]> {
  const owners = [...new Set(documents.flatMap(memoryOwners))];
  if (owners.length === 0) return () => [];
  const rows = await db
    .selectFrom('layout_memory')
    .select(['account_id', 'parser_id', 'memory'])
    .where('account_id', 'in', [...new Set(documents.map(({ account_id }) => account_id))])
    .where('parser_id', 'in', owners)
    .orderBy('id', 'desc')
    .limit(mostMemories)
    .execute();
  return (document) =>
    rows
      .filter(
        (row) => row.account_id === document.account_id && memoryOwners(document).includes(row.parser_id),
      )
      .map(({ memory }) => memory);
}
