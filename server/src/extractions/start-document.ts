import type { Db } from '../store/database.ts';

/** Marks a document that waits, and with it its extraction, as being read; one that is finished stays as it is. */
export async function startDocument(db: Db, documentId: string, startedAt: Date): Promise<void> {
  await db
    .with('begun', (begun) =>
      begun
        .updateTable('extraction')
        .set({ status: 'processing', started_at: startedAt })
        .where('status', '=', 'queued')
        .where('id', '=', (its) =>
          its.selectFrom('document').select('extraction_id').where('id', '=', documentId),
        ),
    )
    .updateTable('document')
    .set({ status: 'processing', started_at: startedAt, pages_done: 0 })
    .where('id', '=', documentId)
    .where('finished_at', 'is', null)
    .execute();
}
