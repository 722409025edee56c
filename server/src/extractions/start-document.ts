import type { Db } from '../store/database.ts';

/** Statuses of a document that is to be read; `processing` too, because the job runs again after a crash. */
const unread = ['queued', 'processing'] as const;

/**
 * Marks a document and its extraction as processing, in one statement: it runs for every document, and statements are
 * what a busy server waits for. Answers null where there is nothing left to do.
 */
export async function startDocument(db: Db, documentId: string) {
  const started_at = new Date();
  const document = await db
    .with('begun', (begun) =>
      begun
        .updateTable('extraction')
        .set({ status: 'processing', started_at })
        .where('status', '=', 'queued')
        .where('id', '=', (its) =>
          its
            .selectFrom('document')
            .select('extraction_id')
            .where('id', '=', documentId)
            .where('status', 'in', unread),
        )
        .returning('id'),
    )
    .updateTable('document')
    .from('extraction')
    .set({ status: 'processing', started_at, pages_done: 0 })
    .whereRef('extraction.id', '=', 'document.extraction_id')
    .where('document.id', '=', documentId)
    .where('document.status', 'in', unread)
    .returning([
      'document.id',
      'document.extraction_id',
      'document.blob_key',
      'extraction.mode',
      'extraction.document_type',
      'extraction.fields',
      'extraction.language',
      'extraction.pages',
      'extraction.password',
      'extraction.review_threshold',
    ])
    .executeTakeFirst();
  return document ?? null;
}
