import type { DocumentSummary, Page } from '../../shared/api';
import { type ApiContext, apiRequest } from '../../shared/request';

/** All documents of an extraction, in the order of submission. */
export async function fetchDocuments(
  context: ApiContext,
  extractionId: string,
  item?: number,
): Promise<DocumentSummary[]> {
  const documents: DocumentSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<DocumentSummary> = await apiRequest(context, {
      method: 'GET',
      path: `/v1/extractions/${encodeURIComponent(extractionId)}/results`,
      qs: { limit: 100, ...(cursor && { cursor }) },
      ...(item !== undefined && { item }),
    });
    documents.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return documents;
}
