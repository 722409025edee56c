import type { ZObject } from 'zapier-platform-core';
import { call, list } from '../api/call.ts';
import type { DocumentSummary, Page } from '../api/types.ts';

const resultsPath = (extractionId: string): string =>
  `/v1/extractions/${encodeURIComponent(extractionId)}/results`;

/** All documents of an extraction in the order of submission; it has 30 at most, and a page has room for 100. */
export const documentsOf = async (
  z: ZObject,
  extractionId: string,
  include?: 'text',
): Promise<DocumentSummary[]> =>
  (await call<Page<DocumentSummary>>(z, { path: resultsPath(extractionId), params: { limit: 100, include } }))
    .items;

/** The one document that is meant: that with the id, or the only one there is. */
export async function oneDocument(
  z: ZObject,
  { extraction_id, document_id }: { extraction_id: string; document_id?: string | undefined },
): Promise<DocumentSummary> {
  const documents = await list<DocumentSummary>(z, resultsPath(extraction_id.trim()), { limit: 100 });
  const [first] = documents;
  const wanted = document_id?.trim();
  const found = wanted ? documents.find(({ id }) => id === wanted) : first;
  if (!wanted && documents.length > 1) {
    throw new z.errors.Error(
      `${documents.length} files were submitted together. Say in "Document" which of them is meant.`,
      'WHICH_DOCUMENT',
      400,
    );
  }
  if (found) return found;
  throw new z.errors.Error(
    'This extraction has no document with this ID. Use the Extraction ID and the Document ID of the same step.',
    'RESOURCE_NOT_FOUND',
    404,
  );
}
