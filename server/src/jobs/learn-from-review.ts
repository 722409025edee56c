import { presets } from '@docglean/extract';
import type { EnginePool } from '../engine/pool.ts';
import { memoryOwner } from '../parsers/memory-owner.ts';
import { isPreset } from '../parsers/presets.ts';
import type { Services } from '../services.ts';
import { newId } from '../store/ids.ts';
import { storableJson } from '../store/storable.ts';

/**
 * Reads a reviewed document once more and keeps where the right values of its layout stand, for the parser that read
 * it. A later review of the same document takes the place of the earlier one.
 */
export async function learnFromReview(
  { db, blobs, config, log }: Services,
  engine: EnginePool,
  documentId: string,
): Promise<void> {
  const document = await db
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select(['document.account_id', 'document.file_name', 'document.blob_key', 'document.ground_truth'])
    .select(['document.document_type', 'document.parser_id'])
    .select(['extraction.fields', 'extraction.language', 'extraction.pages'])
    .where('document.id', '=', documentId)
    .executeTakeFirst();
  const owner = document && memoryOwner(document);
  const truth = document?.ground_truth;
  if (!owner || !truth) return;
  const fields = document.fields ?? (isPreset(owner) ? presets[owner] : []);
  const bytes = await blobs.read(document.blob_key);
  const options = {
    pdfEngine: config.pdfEngine,
    ...(document.language && { language: document.language }),
    ...(document.pages && { range: document.pages }),
  };
  const learned = await engine.lend((process) => process.run('learn', { bytes, options, fields, truth }));
  if ('error' in learned) {
    // A locked PDF, say, whose password is not kept: there is nothing to learn from.
    log.warn({ documentId, code: learned.error }, 'nothing was learned from a reviewed document');
    return;
  }
  const memory = storableJson(learned.result);
  await db
    .insertInto('layout_memory')
    .values({
      id: newId('memory'),
      account_id: document.account_id,
      parser_id: owner,
      document_id: documentId,
      file_name: document.file_name,
      memory,
    })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ memory }))
    .execute();
}
