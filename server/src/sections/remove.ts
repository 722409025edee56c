import type { Tx } from '../store/database.ts';

/** Removes sections with what was said about them. */
export async function removeSections(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('event').where('subject_id', 'in', ids).execute();
  await tx.deleteFrom('section').where('id', 'in', ids).execute();
}

/** Removes the sections that compared one of these documents: they hold its text, and gone means gone. */
export async function removeSectionsOf(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const sections = await tx
    .selectFrom('section_document')
    .select('section_id')
    .distinct()
    .where('document_id', 'in', documentIds)
    .execute();
  await removeSections(
    tx,
    sections.map(({ section_id }) => section_id),
  );
}
