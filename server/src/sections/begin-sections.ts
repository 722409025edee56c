import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';

/**
 * Sends the jobs of sections that wait for one of these extractions, which have just ended. One that waits for others
 * too finds that out itself, and is sent again at their end.
 */
export async function beginSectionsOf(tx: Tx, queue: Queue, extractionIds: readonly string[]): Promise<void> {
  const sections = await tx
    .selectFrom('section_document')
    .innerJoin('section', 'section.id', 'section_document.section_id')
    .innerJoin('document', 'document.id', 'section_document.document_id')
    .select('section.id')
    .distinct()
    .where('document.extraction_id', 'in', extractionIds)
    .where('section.status', '=', 'queued')
    .execute();
  if (sections.length === 0) return;
  await queue.sendAll(
    tx,
    'section',
    sections.map(({ id }) => ({ section_id: id })),
  );
}
