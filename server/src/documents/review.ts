import type { Document, ReviewDocument } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { emitEvents } from '../events/emit.ts';
import { endStatus } from '../extractions/end-extraction.ts';
import { documentColumns } from '../extractions/list-results.ts';
import { countByStatus } from '../extractions/load.ts';
import { lockExtraction } from '../extractions/lock.ts';
import { presentDocument } from '../extractions/present.ts';
import { matchKeysOf } from '../matches/match-keys.ts';
import { matchReviewed } from '../matches/match-reviewed.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { storableJson } from '../store/storable.ts';
import { checkTruth } from './check-truth.ts';
import { compareWithTruth } from './compare.ts';
import type { DocumentAddress } from './find.ts';
import { textsIn, wordsAsVector, wordsOf } from './words.ts';

/**
 * Keeps what a person says is right beside what was extracted, says what of that was right, and lets the parser learn
 * from it. Throws RESOURCE_NOT_FOUND, NOT_FINISHED, NOTHING_TO_REVIEW or INVALID_PAYLOAD.
 */
export async function reviewDocument(
  { db, queue }: Services,
  { accountId, extractionId, documentId }: DocumentAddress,
  { values, absent = [] }: ReviewDocument,
): Promise<Document> {
  return db.transaction().execute(async (tx) => {
    const extraction = await lockExtraction(tx, accountId, extractionId);
    const document = await tx
      .selectFrom('document')
      .select(documentColumns)
      .where('id', '=', documentId)
      .where('extraction_id', '=', extractionId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (!document) throw new ApiError('RESOURCE_NOT_FOUND');
    if (!document.finished_at) throw new ApiError('NOT_FINISHED');
    if (document.fields.length === 0) throw new ApiError('NOTHING_TO_REVIEW');

    const said = { ...values, ...Object.fromEntries(absent.map((name) => [name, null])) };
    const truth = { ...document.result, ...document.ground_truth, ...checkTruth(document.fields, said) };
    const asked = { accountId, fields: extraction.fields, parserName: await parserName(tx, document) };
    const accuracy = compareWithTruth(document.fields, truth);
    const reviewed = await tx
      .updateTable('document')
      .set({
        status: 'completed',
        ground_truth: storableJson(truth),
        accuracy: storableJson(accuracy),
        reviewed_at: new Date(),
        ...matchKeysOf(asked, document.document_type, truth),
        words: wordsAsVector(wordsOf([document.file_name, ...textsIn(truth), ...textsIn(document.result)])),
      })
      .where('id', '=', documentId)
      .returning(documentColumns)
      .executeTakeFirstOrThrow();
    await settleExtraction(tx, extraction);
    const presented = presentDocument(reviewed, extraction);
    const { text, tables, pairs, ...summary } = presented;
    await emitEvents(tx, queue, [
      { accountId, type: 'document.reviewed', subjectId: documentId, data: { document: summary } },
    ]);
    await queue.send(tx, 'learn', { document_id: documentId });
    await matchReviewed(tx, queue, accountId, documentId);
    return presented;
  });
}

/** An extraction that waited for reviews is completed with its last one. */
async function settleExtraction(tx: Tx, { id, status }: { id: string; status: string }): Promise<void> {
  if (status !== 'needs_review') return;
  const counts = await countByStatus(tx, id);
  const settled = endStatus(counts.map((count) => count.status));
  if (settled !== status)
    await tx.updateTable('extraction').set({ status: settled }).where('id', '=', id).execute();
}

/** The name of the parser that read a document, if it was somebody's own. */
async function parserName(tx: Tx, { parser_id }: { parser_id: string | null }): Promise<string | null> {
  if (!parser_id) return null;
  const parser = await tx.selectFrom('parser').select('name').where('id', '=', parser_id).executeTakeFirst();
  return parser?.name ?? null;
}
