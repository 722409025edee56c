import * as z from 'zod';
import type { Scope } from '../account.ts';
import type { ErrorCode } from '../errors.ts';

/** One operation of the API: what the server routes, validates and documents, and what the client calls. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
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

/** Keeps the exact type of each operation: what the handlers and the client are checked against. */
export const define = <const T extends Record<string, Operation>>(operations: T) => operations;

export const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': schema });

export const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ description: 'How many to answer with.' }),
  cursor: z.string().max(500).optional().meta({ description: '`next_cursor` of the page before.' }),
};

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** Filters of lists by time. */
export const created = {
  created_after: z.iso.datetime({ offset: true }).optional().meta({
    description: 'Only what was made at this time or later.',
    example: '2026-03-01T00:00:00.000Z',
  }),
  created_before: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Only what was made earlier.' }),
};

/** A flag in an address, where everything is text. */
export const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** What can be wrong with files, however they come. */
export const fileErrors = [
  'NO_FILES',
  'TOO_MANY_FILES',
  'EMPTY_FILE',
  'FILE_TOO_LARGE',
  'URL_NOT_ALLOWED',
  'URL_NOT_REACHABLE',
  'UPLOAD_NOT_FOUND',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies ErrorCode[];
