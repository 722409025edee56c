import type {
  CreateParser,
  DetectedField,
  DetectFields,
  InterfaceFormat,
  LayoutMemory,
  Parser,
  ParserAccuracy,
  ParserInterface,
  UpdateParser,
} from '@docglean/contract';
import type { Api } from '../api.ts';
import { formOf, hasFiles } from '../form.ts';

/** One to five samples of one kind of document. */
export type Samples = Omit<DetectFields, 'files'> & ({ files: File[] } | { files: DetectFields['files'] });

interface One {
  parser: Parser;
}

export const parsersOf = ({ json, pages, request }: Api) => ({
  create: async (input: CreateParser): Promise<Parser> =>
    (await json<One>('POST', '/v1/parsers', { json: input })).parser,
  /** Your own, newest first, then the built-in ones. */
  list: (filters: { search?: string; presets?: 'include' | 'exclude' | 'only' } = {}) =>
    pages<Parser>('/v1/parsers', { ...filters }),
  get: async (id: string): Promise<Parser> => (await json<One>('GET', `/v1/parsers/${id}`)).parser,
  update: async (id: string, input: UpdateParser): Promise<Parser> =>
    (await json<One>('PATCH', `/v1/parsers/${id}`, { json: input })).parser,
  delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/parsers/${id}`)),
  /** Lets samples propose the fields. They become the parser's own unless `save` is false. */
  detectFields: (
    id: string,
    samples: Samples,
    query: { replace?: boolean; save?: boolean } = {},
  ): Promise<{ parser: Parser; fields: DetectedField[] }> =>
    json('POST', `/v1/parsers/${id}/detect-fields`, {
      query,
      ...(hasFiles(samples) ? { body: formOf(samples) } : { json: samples }),
    }),
  /** The fields as another platform writes them. */
  interface: (id: string, format: InterfaceFormat = 'json_schema') =>
    json<ParserInterface>('GET', `/v1/parsers/${id}/interface`, { query: { format } }),
  /** Measured on the reviewed documents. */
  accuracy: async (id: string): Promise<ParserAccuracy> =>
    (await json<{ accuracy: ParserAccuracy }>('GET', `/v1/parsers/${id}/accuracy`)).accuracy,

  /** What the parser learned from reviews. */
  memories: {
    list: (id: string) => pages<LayoutMemory>(`/v1/parsers/${id}/memories`),
    delete: async (id: string, memoryId: string): Promise<void> =>
      void (await request('DELETE', `/v1/parsers/${id}/memories/${memoryId}`)),
  },
});
