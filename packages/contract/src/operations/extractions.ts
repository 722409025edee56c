import * as z from 'zod';
import { longParts, ResultDocument, Status } from '../document.ts';
import { CreateExtraction, CreateExtractionForm, Extraction, RetryExtraction } from '../extraction.ts';
import { idOf } from '../ids.ts';
import { ParserId } from '../parser.ts';
import { Upload } from '../upload.ts';
import { aboutExports, exported, exporting } from './exporting.ts';
import { created, define, fileErrors, json, page, paging } from './operation.ts';

const binary = z.string().meta({ format: 'binary' });
const byId = z.object({ id: idOf('extraction') });

/** What the extractions of an account can be narrowed to. */
const filters = {
  ...created,
  status: Status.optional(),
  parser_id: ParserId.optional(),
  customer_id: z.string().max(200).optional(),
};

const include = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(longParts, 'Write what to include like "text,tables": text, tables, pairs.')))
  .optional()
  .meta({
    description: 'What is long and otherwise left out: `text`, `tables`, `pairs`, apart by commas.',
    example: 'text,tables',
  });

export type ExtractionFilter = z.output<z.ZodObject<typeof filters>>;

export const extractionsOperations = define({
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
      ...fileErrors,
      'PARSER_NOT_FOUND',
      'PARSER_WITHOUT_FIELDS',
      'AI_NOT_CONFIGURED',
      'INSUFFICIENT_CREDITS',
      'QUOTA_EXCEEDED',
    ],
  },
  getExtraction: {
    method: 'get',
    path: '/v1/extractions/{id}',
    summary: 'Get an extraction',
    tag: 'Extractions',
    scope: 'read',
    params: byId,
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
    params: byId,
    query: z.object({ ...paging, include }),
    success: {
      status: 200,
      description: 'Its documents in the order of submission.',
      content: json(page(ResultDocument)),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  exportExtraction: {
    method: 'get',
    path: '/v1/extractions/{id}/export',
    summary: 'Export an extraction as a file',
    description: aboutExports,
    tag: 'Extractions',
    scope: 'read',
    params: byId,
    query: z.object(exporting),
    success: { status: 200, description: 'The file.', content: exported },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  deleteExtraction: {
    method: 'delete',
    path: '/v1/extractions/{id}',
    summary: 'Delete an extraction, its files and its results',
    tag: 'Extractions',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: ['RESOURCE_NOT_FOUND', 'NOT_FINISHED'],
  },
  listExtractions: {
    method: 'get',
    path: '/v1/extractions',
    summary: 'List extractions',
    tag: 'Extractions',
    scope: 'read',
    query: z.object({ ...paging, ...filters }),
    success: { status: 200, description: 'Newest first.', content: json(page(Extraction)) },
    errors: [],
  },
  cancelExtraction: {
    method: 'post',
    path: '/v1/extractions/{id}/cancel',
    summary: 'Cancel what has not been read yet',
    description: 'Documents that are finished stay as they are.',
    tag: 'Extractions',
    scope: 'write',
    params: byId,
    success: {
      status: 200,
      description: 'The extraction, cancelled.',
      content: json(z.object({ extraction: Extraction })),
    },
    errors: ['RESOURCE_NOT_FOUND', 'ALREADY_FINISHED'],
  },
  retryExtraction: {
    method: 'post',
    path: '/v1/extractions/{id}/retry',
    summary: 'Read failed and cancelled documents again',
    tag: 'Extractions',
    scope: 'write',
    params: byId,
    body: json(RetryExtraction),
    success: {
      status: 202,
      description: 'The work has begun again.',
      content: json(z.object({ extraction: Extraction })),
    },
    errors: [
      'RESOURCE_NOT_FOUND',
      'NOT_FINISHED',
      'NOTHING_TO_RETRY',
      'INSUFFICIENT_CREDITS',
      'QUOTA_EXCEEDED',
    ],
  },
});
