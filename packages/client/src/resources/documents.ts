import type {
  Document,
  DocumentFilter,
  DocumentSummary,
  ExportQuery,
  ReviewDocument,
} from '@docglean/contract';
import type { Api } from '../api.ts';

const pathOf = (extractionId: string, documentId: string) =>
  `/v1/extractions/${extractionId}/documents/${documentId}`;

export const documentsOf = ({ json, pages, request }: Api) => ({
  /** Across all extractions, newest first. */
  list: (filters: DocumentFilter = {}) => pages<DocumentSummary>('/v1/documents', { ...filters }),
  /** Documents across extractions as one file: the answer with it as its body. */
  export: (query: ExportQuery & DocumentFilter = {}) =>
    request('GET', '/v1/documents/export', { query: { ...query } }),
  /** One document as a file. */
  exportOne: (extractionId: string, documentId: string, query: ExportQuery = {}) =>
    request('GET', `${pathOf(extractionId, documentId)}/export`, { query }),
  /** With its text and tables. */
  get: async (extractionId: string, documentId: string): Promise<Document> =>
    (await json<{ document: Document }>('GET', pathOf(extractionId, documentId))).document,
  /** The answer with the original file as its body. */
  file: (extractionId: string, documentId: string) =>
    request('GET', `${pathOf(extractionId, documentId)}/file`),
  /** The answer with a picture of the page (PNG) as its body; pages count from 1. */
  page: (extractionId: string, documentId: string, page: number) =>
    request('GET', `${pathOf(extractionId, documentId)}/pages/${page}.png`),
  /** Says which values are right; those left out are confirmed as they were extracted. */
  review: async (
    extractionId: string,
    documentId: string,
    values: ReviewDocument['values'],
  ): Promise<Document> =>
    (
      await json<{ document: Document }>('PUT', `${pathOf(extractionId, documentId)}/review`, {
        json: { values },
      })
    ).document,
  delete: async (extractionId: string, documentId: string): Promise<void> =>
    void (await request('DELETE', pathOf(extractionId, documentId))),
});
