import * as z from 'zod';
import { Document, DocumentSummary, Status } from '../document.ts';
import { idOf } from '../ids.ts';
import { ParserId } from '../parser.ts';
import { ReviewDocument } from '../review.ts';
import { aboutExports, exported, exporting } from './exporting.ts';
import { created, define, json, page, paging, yesOrNo } from './operation.ts';

const byId = z.object({ id: idOf('extraction'), document_id: idOf('document') });
const binary = z.string().meta({ format: 'binary' });
const one = json(z.object({ document: Document }));

/** What the documents of an account can be narrowed to. */
const filters = {
  ...created,
  search: z.string().max(200).optional().meta({
    description:
      'Words that stand in the values or in the file name. With a * behind it, a word is the beginning of one.',
    example: 'northwind 2026',
  }),
  status: Status.optional(),
  document_type: z.string().max(100).optional().meta({ example: 'invoice' }),
  parser_id: ParserId.optional(),
  customer_id: z.string().max(200).optional(),
  is_verified: yesOrNo.optional().meta({ description: 'Whether a person has reviewed it.' }),
};

export type DocumentFilter = z.output<z.ZodObject<typeof filters>>;

export const documentsOperations = define({
  listDocuments: {
    method: 'get',
    path: '/v1/documents',
    summary: 'Search documents',
    description: 'Across all extractions, newest first.',
    tag: 'Documents',
    scope: 'read',
    query: z.object({ ...paging, ...filters }),
    success: { status: 200, description: 'The documents.', content: json(page(DocumentSummary)) },
    errors: [],
  },
  exportDocuments: {
    method: 'get',
    path: '/v1/documents/export',
    summary: 'Export documents as a file',
    description: `Across all extractions, newest first. ${aboutExports}`,
    tag: 'Documents',
    scope: 'read',
    query: z.object({ ...filters, ...exporting }),
    success: { status: 200, description: 'The file.', content: exported },
    errors: [],
  },
  getDocument: {
    method: 'get',
    path: '/v1/extractions/{id}/documents/{document_id}',
    summary: 'Get one document with its text and tables',
    tag: 'Documents',
    scope: 'read',
    params: byId,
    success: { status: 200, description: 'The document.', content: one },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  getDocumentFile: {
    method: 'get',
    path: '/v1/extractions/{id}/documents/{document_id}/file',
    summary: 'Get the original file',
    tag: 'Documents',
    scope: 'read',
    params: byId,
    success: {
      status: 200,
      description: 'The file as it was submitted.',
      content: { '*/*': binary },
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  exportDocument: {
    method: 'get',
    path: '/v1/extractions/{id}/documents/{document_id}/export',
    summary: 'Export one document as a file',
    description: aboutExports,
    tag: 'Documents',
    scope: 'read',
    params: byId,
    query: z.object(exporting),
    success: { status: 200, description: 'The file.', content: exported },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  getPageImage: {
    method: 'get',
    path: '/v1/extractions/{id}/documents/{document_id}/pages/{page}.png',
    summary: 'See a page',
    description: 'As displayed, 150 dots per inch: boxes are fractions of this picture.',
    tag: 'Documents',
    scope: 'read',
    params: byId.extend({ page: z.coerce.number().int().min(1).max(100_000) }),
    success: { status: 200, description: 'The page.', content: { 'image/png': binary } },
    errors: ['RESOURCE_NOT_FOUND', 'PAGE_NOT_SHOWN'],
  },
  deleteDocument: {
    method: 'delete',
    path: '/v1/extractions/{id}/documents/{document_id}',
    summary: 'Delete one document, its file and its results',
    tag: 'Documents',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  reviewDocument: {
    method: 'put',
    path: '/v1/extractions/{id}/documents/{document_id}/review',
    summary: 'Review a document',
    description:
      'Keeps the right values beside the extracted ones and says which of those were right. The next documents of the same layout learn from it.',
    tag: 'Documents',
    scope: 'write',
    params: byId,
    body: json(ReviewDocument),
    success: { status: 200, description: 'Reviewed.', content: one },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED', 'NOTHING_TO_REVIEW'],
  },
});
