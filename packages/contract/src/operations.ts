import * as z from 'zod';
import { Me, type Scope } from './account.ts';
import { Document, DocumentSummary } from './document.ts';
import type { ErrorCode } from './errors.ts';
import { CreateExtraction, CreateExtractionForm, Extraction } from './extraction.ts';
import { idOf } from './ids.ts';
import { Upload } from './upload.ts';
import { CreatedWebhook, CreateWebhook, UpdateWebhook, Webhook } from './webhook.ts';

/** One operation of the API: what the server routes, validates and documents, and what the client calls. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/v1/extractions/{id}`. */
  path: string;
  summary: string;
  description?: string;
  tag: string;
  /** null: open to everyone. */
  scope: Scope | null;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Request bodies by content type. JSON is parsed before the handler runs; any other is left as a stream. */
  body?: Record<string, z.ZodType>;
  success: { status: number; description: string; content?: Record<string, z.ZodType> };
  /** Beyond those any operation can answer. */
  errors: ErrorCode[];
}

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': schema });
const binary = z.string().meta({ format: 'binary' });
const byId = (kind: 'extraction' | 'webhook') => z.object({ id: idOf(kind) });

const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ description: 'How many to answer with.' }),
  cursor: z.string().max(500).optional().meta({ description: '`next_cursor` of the page before.' }),
};
const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

const define = <const T extends Record<string, Operation>>(operations: T) => operations;

export const operations = define({
  getMe: {
    method: 'get',
    path: '/v1/me',
    summary: 'Check the API key',
    tag: 'Account',
    scope: 'read',
    success: { status: 200, description: 'Whose key this is.', content: json(Me) },
    errors: [],
  },
  createUpload: {
    method: 'post',
    path: '/v1/uploads',
    summary: 'Upload one file',
    description: 'The request body is the file itself. It can be used in an extraction for 24 hours.',
    tag: 'Extractions',
    scope: 'write',
    query: z.object({ file_name: z.string().min(1).max(255).meta({ example: 'invoice-1042.pdf' }) }),
    body: { 'application/octet-stream': binary },
    success: { status: 201, description: 'The file is stored.', content: json(z.object({ upload: Upload })) },
    errors: ['EMPTY_FILE', 'FILE_TOO_LARGE'],
  },
  createExtraction: {
    method: 'post',
    path: '/v1/extractions',
    summary: 'Submit 1 to 30 files',
    tag: 'Extractions',
    scope: 'write',
    body: { 'application/json': CreateExtraction, 'multipart/form-data': CreateExtractionForm },
    success: {
      status: 202,
      description: 'Accepted; the work has begun.',
      content: json(z.object({ extraction: Extraction })),
    },
    errors: [
      'NO_FILES',
      'TOO_MANY_FILES',
      'EMPTY_FILE',
      'FILE_TOO_LARGE',
      'URL_NOT_ALLOWED',
      'URL_NOT_REACHABLE',
      'UPLOAD_NOT_FOUND',
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  },
  getExtraction: {
    method: 'get',
    path: '/v1/extractions/{id}',
    summary: 'Get an extraction',
    tag: 'Extractions',
    scope: 'read',
    params: byId('extraction'),
    query: z.object({
      wait: z.coerce
        .number()
        .min(0)
        .max(60)
        .default(0)
        .meta({ description: 'Hold the answer up to this many seconds, until the extraction is finished.' }),
    }),
    success: {
      status: 200,
      description: 'The extraction.',
      content: json(z.object({ extraction: Extraction })),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  getExtractionResults: {
    method: 'get',
    path: '/v1/extractions/{id}/results',
    summary: 'Get the documents of an extraction',
    tag: 'Extractions',
    scope: 'read',
    params: byId('extraction'),
    query: z.object(paging),
    success: {
      status: 200,
      description: 'Its documents in the order of submission.',
      content: json(page(DocumentSummary)),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  exportExtraction: {
    method: 'get',
    path: '/v1/extractions/{id}/export',
    summary: 'Export an extraction as a file',
    tag: 'Extractions',
    scope: 'read',
    params: byId('extraction'),
    query: z.object({
      format: z.enum(['json', 'csv']).default('json'),
      layout: z
        .enum(['documents', 'line_items'])
        .default('documents')
        .meta({ description: 'One row per document, or one row per line item.' }),
    }),
    success: {
      status: 200,
      description: 'The file.',
      content: { 'application/json': z.array(z.record(z.string(), z.unknown())), 'text/csv': z.string() },
    },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  deleteExtraction: {
    method: 'delete',
    path: '/v1/extractions/{id}',
    summary: 'Delete an extraction, its files and its results',
    tag: 'Extractions',
    scope: 'write',
    params: byId('extraction'),
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  getDocument: {
    method: 'get',
    path: '/v1/extractions/{id}/documents/{document_id}',
    summary: 'Get one document with its text and tables',
    tag: 'Extractions',
    scope: 'read',
    params: z.object({ id: idOf('extraction'), document_id: idOf('document') }),
    success: { status: 200, description: 'The document.', content: json(z.object({ document: Document })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  createWebhook: {
    method: 'post',
    path: '/v1/webhooks',
    summary: 'Subscribe an address to events',
    tag: 'Webhooks',
    scope: 'write',
    body: json(CreateWebhook),
    success: {
      status: 201,
      description: 'Subscribed.',
      content: json(z.object({ webhook: CreatedWebhook })),
    },
    errors: ['URL_NOT_ALLOWED'],
  },
  listWebhooks: {
    method: 'get',
    path: '/v1/webhooks',
    summary: 'List webhooks',
    tag: 'Webhooks',
    scope: 'read',
    query: z.object(paging),
    success: { status: 200, description: 'Newest first.', content: json(page(Webhook)) },
    errors: [],
  },
  getWebhook: {
    method: 'get',
    path: '/v1/webhooks/{id}',
    summary: 'Get a webhook',
    tag: 'Webhooks',
    scope: 'read',
    params: byId('webhook'),
    success: { status: 200, description: 'The webhook.', content: json(z.object({ webhook: Webhook })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  updateWebhook: {
    method: 'patch',
    path: '/v1/webhooks/{id}',
    summary: 'Change a webhook',
    tag: 'Webhooks',
    scope: 'write',
    params: byId('webhook'),
    body: json(UpdateWebhook),
    success: { status: 200, description: 'Changed.', content: json(z.object({ webhook: Webhook })) },
    errors: ['RESOURCE_NOT_FOUND', 'URL_NOT_ALLOWED'],
  },
  deleteWebhook: {
    method: 'delete',
    path: '/v1/webhooks/{id}',
    summary: 'Unsubscribe',
    description: 'Deleting a webhook that is already gone is fine.',
    tag: 'Webhooks',
    scope: 'write',
    params: byId('webhook'),
    success: { status: 204, description: 'Gone.' },
    errors: [],
  },
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    tag: 'Server',
    scope: null,
    success: { status: 200, description: 'OpenAPI 3.1.', content: json(z.record(z.string(), z.unknown())) },
    errors: [],
  },
  getLiveness: {
    method: 'get',
    path: '/healthz',
    summary: 'Is the process alive?',
    tag: 'Server',
    scope: null,
    success: {
      status: 200,
      description: 'It is.',
      content: json(z.object({ status: z.literal('ok'), version: z.string() })),
    },
    errors: [],
  },
  getReadiness: {
    method: 'get',
    path: '/readyz',
    summary: 'Can the server take work?',
    tag: 'Server',
    scope: null,
    success: { status: 200, description: 'It can.', content: json(z.object({ status: z.literal('ready') })) },
    errors: ['SERVICE_UNAVAILABLE'],
  },
});

export type Operations = typeof operations;
export type OperationId = keyof Operations;
