import { type Extraction, isFinished } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { loadExtraction } from './load.ts';

/** Reads the failed and cancelled documents again. Throws RESOURCE_NOT_FOUND, NOT_FINISHED or NOTHING_TO_RETRY. */
export async function retryExtraction(
  { db, queue }: Services,
  accountId: string,
  id: string,
  { password }: { password?: string | undefined },
): Promise<Extraction> {
  return db.transaction().execute(async (tx) => {
    const extraction = await tx
      .selectFrom('extraction')
      .select('status')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!extraction) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!isFinished(extraction.status)) throw new ApiError('NOT_FINISHED');
    const documents = await tx
      .updateTable('document')
      .set({ status: 'queued', error: null, pages_done: 0, started_at: null, finished_at: null })
      .where('extraction_id', '=', id)
      .where('status', 'in', ['failed', 'cancelled'])
      .returning('id')
      .execute();
    if (documents.length === 0) throw new ApiError('NOTHING_TO_RETRY');
    await tx
      .updateTable('extraction')
      .set({ status: 'processing', finished_at: null, password: password ?? null })
      .where('id', '=', id)
      .execute();
    await queue.sendAll(
      tx,
      'extract',
      documents.map((document) => ({ document_id: document.id })),
    );
    return loadExtraction(tx, accountId, id);
  });
}
