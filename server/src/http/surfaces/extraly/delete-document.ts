import { deleteDocument } from '../../../documents/delete.ts';
import type { SentDocument } from '../../../documents/sent-document.ts';
import { deleteExtraction } from '../../../extractions/delete.ts';
import { loadExtraction } from '../../../extractions/load.ts';
import type { Services } from '../../../services.ts';

/**
 * Deletes a document and all that was kept with it: where it was sent alone, as all are that are sent here, also what was
 * asked when it was sent. Throws NOT_FINISHED.
 */
export async function deleteWithAll(
  services: Services,
  accountId: string,
  { id: documentId, extraction_id: extractionId }: SentDocument,
): Promise<void> {
  const { documents } = await loadExtraction(services.db, accountId, extractionId);
  if (documents.total === 1) await deleteExtraction(services, accountId, extractionId);
  else await deleteDocument(services, { accountId, extractionId, documentId });
}
