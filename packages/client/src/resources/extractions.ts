import type {
  CreateExtraction,
  Document,
  DocumentSummary,
  ExportQuery,
  Extraction,
  ExtractionFilter,
  LongPart,
  ResultDocument,
} from '@docglean/contract';
import type { Api } from '../api.ts';
import { formOf, hasFiles } from '../form.ts';
import { type WaitOptions, waitUntilFinished } from '../wait.ts';

/** Files themselves, or references to them as the API takes them. */
export type ExtractionInput = Omit<CreateExtraction, 'files'> &
  ({ files: File[] } | { files: CreateExtraction['files'] });

interface One {
  extraction: Extraction;
}

export function extractionsOf({ json, pages, request }: Api) {
  const create = async (input: ExtractionInput): Promise<Extraction> => {
    const parts = hasFiles(input) ? { body: formOf(input) } : { json: input };
    return (await json<One>('POST', '/v1/extractions', parts)).extraction;
  };
  const get = async (id: string, { waitSeconds = 0 } = {}): Promise<Extraction> => {
    const query = { wait: waitSeconds };
    return (await json<One>('GET', `/v1/extractions/${id}`, { query })).extraction;
  };
  /** Waits until the extraction is finished. With `timeoutMs` it throws after that long; the extraction itself goes on. */
  const wait = (id: string, options: WaitOptions = {}): Promise<Extraction> =>
    waitUntilFinished((waitSeconds) => get(id, { waitSeconds }), options, {
      unfinished: `The extraction ${id}`,
      goOn: 'wait for it again, or cancel it',
    });

  return {
    create,
    wait,
    /** Submits files, waits until all are read, and gives the extraction with its documents. */
    submitAndWait: async (
      input: ExtractionInput,
      options: WaitOptions = {},
    ): Promise<{ extraction: Extraction; documents: DocumentSummary[] }> => {
      const { id } = await create(input);
      const extraction = await wait(id, options);
      const documents: DocumentSummary[] = [];
      for await (const document of pages<DocumentSummary>(`/v1/extractions/${id}/results`))
        documents.push(document);
      return { extraction, documents };
    },
    /** Newest first. */
    list: (filters: ExtractionFilter = {}) => pages<Extraction>('/v1/extractions', { ...filters }),
    /** `waitSeconds` (up to 60) holds the answer until the extraction is finished. */
    get,
    /** Every document of the extraction, page after page; `include` names what is long: text, tables, pairs. */
    results: (id: string, { include = [] }: { include?: readonly LongPart[] } = {}) =>
      pages<ResultDocument>(
        `/v1/extractions/${id}/results`,
        include.length > 0 ? { include: include.join(',') } : {},
      ),
    /** The same as `documents.get`. */
    document: async (id: string, documentId: string): Promise<Document> =>
      (await json<{ document: Document }>('GET', `/v1/extractions/${id}/documents/${documentId}`)).document,
    /** The answer with the file as its body. */
    export: (id: string, query: ExportQuery = {}) =>
      request('GET', `/v1/extractions/${id}/export`, { query }),
    /** Ends what has not been read yet. */
    cancel: async (id: string): Promise<Extraction> =>
      (await json<One>('POST', `/v1/extractions/${id}/cancel`)).extraction,
    /** Reads failed and cancelled documents again. */
    retry: async (id: string, input: { password?: string } = {}): Promise<Extraction> =>
      (await json<One>('POST', `/v1/extractions/${id}/retry`, { json: input })).extraction,
    delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/extractions/${id}`)),
  };
}
