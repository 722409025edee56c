import type { Db } from '../store/database.ts';

/** Marks a document and its extraction as processing. Answers null where there is nothing left to do. */
export async function startDocument(db: Db, documentId: string) {
  return db.transaction().execute(async (tx) => {
    const document = await tx
      .updateTable('document')
      .set({ status: 'processing', started_at: new Date(), pages_done: 0 })
      .where('id', '=', documentId)
      // `processing` too: the job runs again after a crash.
      .where('status', 'in', ['queued', 'processing'])
      .returning(['id', 'extraction_id', 'blob_key'])
      .executeTakeFirst();
    if (!document) return null;
    const extraction = await tx
      .selectFrom('extraction')
      .select([
        'mode',
        'document_type',
        'fields',
        'language',
        'pages',
        'password',
        'review_threshold',
        'status',
      ])
      .where('id', '=', document.extraction_id)
      .executeTakeFirstOrThrow();
    if (extraction.status === 'queued') {
      await tx
        .updateTable('extraction')
        .set({ status: 'processing', started_at: new Date() })
        .where('id', '=', document.extraction_id)
        .where('status', '=', 'queued')
        .execute();
    }
    return { ...document, ...extraction };
  });
}
