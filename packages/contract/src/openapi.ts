import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { ErrorCode, ErrorResponse, errorCatalogue } from './errors.ts';
import { Callback, Event } from './event.ts';
import { type Operation, operations } from './operations.ts';

/** What an OpenAPI document says of an API as a whole, beside its operations. */
export interface ApiDescription {
  title: string;
  description: string;
  version: string;
  serverUrl?: string | undefined;
  operations: Record<string, Operation>;
  errors: ErrorDescription;
}

/** How an API tells its callers of the errors of the catalogue. */
export interface ErrorDescription {
  answerOf(code: ErrorCode): { status: number; code: string; message: string };
  body: z.ZodType;
  /** What codes of documents are called: the errors themselves may have other ones. Left out: they are the same. */
  documentCodes?: { description: string };
  /** Whether the rate-limit headers are on every refusal too. */
  alwaysTellsRate: boolean;
}

/** Errors that an operation can answer beyond its own list. */
export function errorsOf(operation: Operation): ErrorCode[] {
  const codes: ErrorCode[] = [...operation.errors, 'INTERNAL_ERROR', 'SERVICE_UNAVAILABLE'];
  if (operation.params || operation.query || operation.body) codes.push('INVALID_PAYLOAD');
  if (operation.body?.['application/json']) codes.push('INVALID_JSON', 'UNSUPPORTED_MEDIA_TYPE');
  if (operation.scope) codes.push('UNAUTHORIZED', 'INSUFFICIENT_SCOPE', 'RATE_LIMITED');
  if (isIdempotent(operation)) codes.push('INVALID_PAYLOAD', 'REQUEST_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED');
  return [...new Set(codes)];
}

/** Nothing in the JSON body of such an operation is needed, so there may be none at all. */
export const hasOptionalBody = ({ body }: Operation): boolean =>
  body?.['application/json']?.safeParse({}).success ?? false;
/** Whether the operation takes an Idempotency-Key. Not where there is no account yet: a second token does no harm. */
export const isIdempotent = (operation: Operation): boolean =>
  operation.method === 'post' && operation.scope !== null;

const IdempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(255).optional().meta({
    description:
      'Any text that is new for each request, such as a UUID. The same request sent again with it within 24 hours is not done twice: it gets the first answer, with the header `Idempotent-Replayed: true`.',
  }),
});

const content = (schemas: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));

const header = (type: 'string' | 'integer', description: string) => ({ description, schema: { type } });
const headers = {
  'X-Request-Id': header('string', 'Names this request in the server log.'),
  'RateLimit-Limit': header('integer', 'Requests a minute with this key. X-RateLimit-Limit says the same.'),
  'RateLimit-Remaining': header(
    'integer',
    'Requests left in this minute. X-RateLimit-Remaining says the same.',
  ),
  'RateLimit-Reset': header(
    'integer',
    'Seconds until the next minute begins. X-RateLimit-Reset says the same as a time, in seconds since 1970.',
  ),
  'Retry-After': header('integer', 'Seconds to wait before the next try.'),
  'Idempotent-Replayed': header(
    'string',
    '`true` where this is the answer to an earlier request with the same Idempotency-Key.',
  ),
};
const named = (...names: (keyof typeof headers)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
/** They are on every answer to a key that is valid; the description says so where they matter. */
const rateHeaders = named('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');
/** With these the caller is told when to come again. */
const comeAgain = new Set<ErrorCode>(['RATE_LIMITED', 'REQUEST_IN_PROGRESS']);

function errorResponses(operation: Operation, { answerOf, body, alwaysTellsRate }: ErrorDescription) {
  const byStatus = Map.groupBy(errorsOf(operation), (code) => answerOf(code).status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: [...new Set(codes.map(answerOf).map(({ code, message }) => `${code}: ${message}`))].join(
          '\n\n',
        ),
        headers: {
          ...named('X-Request-Id'),
          ...((alwaysTellsRate || codes.includes('RATE_LIMITED')) && rateHeaders),
          ...(codes.some((code) => comeAgain.has(code)) && named('Retry-After')),
        },
        content: { 'application/json': { schema: body } },
      },
    ]),
  );
}

function describe(
  operationId: string,
  operation: Operation,
  errors: ErrorDescription,
): ZodOpenApiOperationObject {
  const { success, params, query, body } = operation;
  const requestParams = {
    ...(params && { path: params }),
    ...(query && { query }),
    ...(isIdempotent(operation) && { header: IdempotencyHeader }),
  };
  return {
    operationId,
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    tags: [operation.tag],
    security: operation.scope ? [{ bearer: [] }, { apiKey: [] }] : [],
    ...(Object.keys(requestParams).length > 0 && { requestParams }),
    ...(body && { requestBody: { required: !hasOptionalBody(operation), content: content(body) } }),
    responses: {
      [String(success.status)]: {
        description: success.description,
        headers: {
          ...named('X-Request-Id'),
          ...((errors.alwaysTellsRate || operation.scope) && rateHeaders),
          ...(isIdempotent(operation) && named('Idempotent-Replayed')),
        },
        ...(success.content && { content: content(success.content) }),
      },
      ...errorResponses(operation, errors),
    },
  };
}

/** The OpenAPI 3.1 document of the native API, made from the operations. */
export const createOpenApiDocument = (version: string, serverUrl?: string) =>
  describeApi({
    title: 'Docglean',
    description: 'Documents in, structured data out. Every error has the same shape and says how to mend it.',
    version,
    serverUrl,
    operations,
    errors: {
      answerOf: (code) => ({ code, ...errorCatalogue[code] }),
      body: ErrorResponse,
      alwaysTellsRate: false,
    },
  });

/** The OpenAPI 3.1 document of an API that is made of operations. */
export function describeApi({ title, description, version, serverUrl, operations, errors }: ApiDescription) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, operation] of Object.entries(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describe(operationId, operation, errors),
    };
  }
  const { documentCodes } = errors;
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title, version, description, license: { name: 'MIT', identifier: 'MIT' } },
      ...(serverUrl && { servers: [{ url: serverUrl }] }),
      paths,
      components: {
        schemas: { Event, Callback },
        headers,
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer dg_…' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
    },
    {
      override: ({ zodSchema, jsonSchema }) => {
        if (!documentCodes || zodSchema !== ErrorCode) return;
        delete jsonSchema.enum;
        Object.assign(jsonSchema, { type: 'string', ...documentCodes });
      },
    },
  );
}
