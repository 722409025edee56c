import type * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ErrorCode, ErrorResponse, errorCatalogue } from './errors.ts';
import { Callback, Event } from './event.ts';
import { type Operation, operations } from './operations.ts';

/** Errors that an operation can answer beyond its own list. */
export function errorsOf(operation: Operation): ErrorCode[] {
  const codes: ErrorCode[] = [...operation.errors, 'INTERNAL_ERROR', 'SERVICE_UNAVAILABLE'];
  if (operation.params || operation.query || operation.body) codes.push('INVALID_PAYLOAD');
  if (operation.body?.['application/json']) codes.push('INVALID_JSON', 'UNSUPPORTED_MEDIA_TYPE');
  if (operation.scope) codes.push('UNAUTHORIZED', 'INSUFFICIENT_SCOPE');
  return [...new Set(codes)];
}

/** Nothing in the JSON body of such an operation is needed, so there may be none at all. */
export const hasOptionalBody = ({ body }: Operation): boolean =>
  body?.['application/json']?.safeParse({}).success ?? false;

const content = (schemas: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));

const requestIdHeader = {
  'X-Request-Id': {
    description: 'Names this request in the server log.',
    schema: { type: 'string' as const },
  },
};

function errorResponses(operation: Operation) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(operation)) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code}: ${errorCatalogue[code].message}`).join('\n\n'),
        headers: requestIdHeader,
        content: { 'application/json': { schema: ErrorResponse } },
      },
    ]),
  );
}

function describe(operationId: string, operation: Operation): ZodOpenApiOperationObject {
  const { success, params, query, body } = operation;
  return {
    operationId,
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    tags: [operation.tag],
    security: operation.scope ? [{ bearer: [] }, { apiKey: [] }] : [],
    ...((params || query) && { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body && { requestBody: { required: !hasOptionalBody(operation), content: content(body) } }),
    responses: {
      [String(success.status)]: {
        description: success.description,
        headers: requestIdHeader,
        ...(success.content && { content: content(success.content) }),
      },
      ...errorResponses(operation),
    },
  };
}

/** The OpenAPI 3.1 document of the native API, made from the operations. */
export function createOpenApiDocument(version: string, serverUrl?: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describe(operationId, operation),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Docglean',
      version,
      description:
        'Documents in, structured data out. Every error has the same shape and says how to mend it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    ...(serverUrl && { servers: [{ url: serverUrl }] }),
    paths,
    components: {
      schemas: { Event, Callback },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer dg_…' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  });
}
