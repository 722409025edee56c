import type {
  CreateExtraction,
  CreateWebhook,
  Delivery,
  DeliveryState,
  Document,
  DocumentFilter,
  DocumentSummary,
  Event,
  EventType,
  ExportQuery,
  Extraction,
  Me,
  RecoverWebhook,
  Recovery,
  RotatedWebhook,
  RotateSecret,
  UpdateWebhook,
  Upload,
  Webhook,
  WebhookTest,
} from '@docglean/contract';
import { type Connection, type RequestParts, send } from './request.ts';

type Options = Omit<CreateExtraction, 'files'>;

/** Files themselves, or references to them as the API takes them. */
export type ExtractionInput = Options & ({ files: File[] } | { files: CreateExtraction['files'] });

/** Which events; `after` is the id of an event, or a time. */
export interface EventFilters {
  type?: EventType;
  parser_id?: string;
  after?: string;
  order?: 'asc' | 'desc';
  created_after?: string;
  created_before?: string;
}

export type DocgleanClient = ReturnType<typeof createClient>;

/**
 * A client of one Docglean server.
 *
 * @example
 * const docglean = createClient({ baseUrl: 'http://127.0.0.1:3210', apiKey: 'dg_…' });
 * const { id } = await docglean.extractions.create({ files: [new File([bytes], 'invoice.pdf')] });
 * await docglean.extractions.wait(id);
 * for await (const document of docglean.extractions.results(id)) console.log(document.result);
 */
export function createClient(connection: Connection) {
  const request = (method: string, path: string, parts?: RequestParts) =>
    send(connection, method, path, parts);
  const json = async <T>(method: string, path: string, parts?: RequestParts): Promise<T> =>
    (await (await request(method, path, parts)).json()) as T;

  async function* pages<T>(path: string, filters: RequestParts['query'] = {}): AsyncGenerator<T> {
    let cursor: string | undefined;
    do {
      const page = await json<{ items: T[]; next_cursor: string | null }>('GET', path, {
        query: { ...filters, limit: 100, cursor },
      });
      yield* page.items;
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
  }

  return {
    me: () => json<Me>('GET', '/v1/me'),

    uploads: {
      /** Stores one file; use its id in an extraction within 24 hours. */
      create: async (file: Blob, fileName: string): Promise<Upload> => {
        const body = {
          query: { file_name: fileName },
          body: file,
          headers: { 'Content-Type': 'application/octet-stream' },
        };
        return (await json<{ upload: Upload }>('POST', '/v1/uploads', body)).upload;
      },
    },

    extractions: {
      create: async (input: ExtractionInput): Promise<Extraction> => {
        const parts = hasFiles(input) ? { body: formOf(input) } : { json: input };
        return (await json<{ extraction: Extraction }>('POST', '/v1/extractions', parts)).extraction;
      },
      /** `waitSeconds` (up to 60) holds the answer until the extraction is finished. */
      get: async (id: string, { waitSeconds = 0 } = {}): Promise<Extraction> => {
        const query = { wait: waitSeconds };
        return (await json<{ extraction: Extraction }>('GET', `/v1/extractions/${id}`, { query })).extraction;
      },
      /** Waits until the extraction is finished, however long that takes. */
      wait: async (id: string): Promise<Extraction> => {
        for (;;) {
          const parts = { query: { wait: 60 } };
          const { extraction } = await json<{ extraction: Extraction }>(
            'GET',
            `/v1/extractions/${id}`,
            parts,
          );
          if (extraction.finished_at) return extraction;
        }
      },
      /** Every document of the extraction, page after page. */
      results: (id: string) => pages<DocumentSummary>(`/v1/extractions/${id}/results`),
      document: async (id: string, documentId: string): Promise<Document> =>
        (await json<{ document: Document }>('GET', `/v1/extractions/${id}/documents/${documentId}`)).document,
      /** The answer with the file as its body. */
      export: (id: string, query: ExportQuery = {}) =>
        request('GET', `/v1/extractions/${id}/export`, { query }),
      delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/extractions/${id}`)),
    },

    documents: {
      /** Documents across extractions as one file: the answer with it as its body. */
      export: (query: ExportQuery & DocumentFilter = {}) => request('GET', '/v1/documents/export', { query }),
    },

    webhooks: {
      create: async (input: CreateWebhook): Promise<Webhook & { secret: string }> =>
        (await json<{ webhook: Webhook & { secret: string } }>('POST', '/v1/webhooks', { json: input }))
          .webhook,
      list: () => pages<Webhook>('/v1/webhooks'),
      get: async (id: string): Promise<Webhook> =>
        (await json<{ webhook: Webhook }>('GET', `/v1/webhooks/${id}`)).webhook,
      update: async (id: string, input: UpdateWebhook): Promise<Webhook> =>
        (await json<{ webhook: Webhook }>('PATCH', `/v1/webhooks/${id}`, { json: input })).webhook,
      delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/webhooks/${id}`)),
      /** Sends a `webhook.test` event at once and says what came of it. */
      test: async (id: string): Promise<WebhookTest> =>
        (await json<{ test: WebhookTest }>('POST', `/v1/webhooks/${id}/test`)).test,
      /** A new secret, made or given; deliveries are signed with the one before too for 24 hours. */
      rotateSecret: async (id: string, input: RotateSecret = {}): Promise<RotatedWebhook> =>
        (await json<{ webhook: RotatedWebhook }>('POST', `/v1/webhooks/${id}/rotate-secret`, { json: input }))
          .webhook,
      /** Newest first, each with every try. */
      deliveries: (id: string, filters: { state?: DeliveryState } = {}) =>
        pages<Delivery>(`/v1/webhooks/${id}/deliveries`, filters),
      /** Sends again every event of the time that never got a 2xx. */
      recover: async (id: string, input: RecoverWebhook): Promise<Recovery> =>
        (await json<{ recovery: Recovery }>('POST', `/v1/webhooks/${id}/recover`, { json: input })).recovery,
    },

    deliveries: {
      get: async (id: string): Promise<Delivery> =>
        (await json<{ delivery: Delivery }>('GET', `/v1/deliveries/${id}`)).delivery,
      redeliver: async (id: string): Promise<Delivery> =>
        (await json<{ delivery: Delivery }>('POST', `/v1/deliveries/${id}/redeliver`)).delivery,
    },

    events: {
      /**
       * The log behind the webhooks. To catch up: `order: 'asc'` and `after` the id of the last event you have seen,
       * or a time; every event then comes once, oldest first.
       */
      list: (filters: EventFilters = {}) => pages<Event>('/v1/events', { ...filters }),
      get: async (id: string): Promise<Event> =>
        (await json<{ event: Event }>('GET', `/v1/events/${id}`)).event,
      /** Your newest event of the type, or where there is none (or with `real: false`) an example of it. */
      sample: (type: EventType, { real = true, ...query }: { real?: boolean; parser_id?: string } = {}) =>
        json<{ event: Event; is_real: boolean }>('GET', `/v1/sample-events/${type}`, {
          query: { real: String(real), ...query },
        }),
    },
  };
}

const hasFiles = (input: ExtractionInput): input is Options & { files: File[] } =>
  input.files.some((file) => file instanceof File);

function formOf({ files, ...options }: Options & { files: File[] }): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  for (const file of files) form.append('files', file, file.name);
  return form;
}
