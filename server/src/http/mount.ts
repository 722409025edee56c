import { errorCatalogue, hasOptionalBody, type Operation, operations } from '@docglean/contract';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Caller } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { storableText } from '../store/storable.ts';
import { authenticate } from './authenticate.ts';
import { describeIssue } from './describe-issue.ts';
import { send } from './send.ts';
import type { Handler, Handlers } from './types.ts';

/** Base64 makes a file a third longer; several files fit into one request. */
const jsonLimitBytes = (maxFileBytes: number) => Math.ceil(maxFileBytes * 1.4) * 4;

/** Routes every operation of the contract to its handler: authenticated, parsed, and answered as the contract says. */
export function mountOperations(app: Express, services: Services, handlers: Handlers): void {
  const parseJson = express.json({
    limit: jsonLimitBytes(services.config.maxFileBytes),
    reviver: (_key, value) => (typeof value === 'string' ? storableText(value) : value),
  });
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    // The table of handlers is checked against the operations by its type; one entry alone is not narrow enough.
    const handler = handlers[id as keyof Handlers] as Handler<Operation>;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const json = operation.body?.['application/json'] ? [onlyJson(operation), parseJson] : [];
    app[operation.method](path, authorize(services, operation), ...json, async (request, response) => {
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      const reply = await handler(services, {
        caller: response.locals.caller,
        params: parse(operation.params, request.params),
        query: parse(operation.query, request.query),
        body: parse(
          request.is('json') || hasOptionalBody(operation) ? operation.body?.['application/json'] : undefined,
          request.body,
        ),
        request,
        signal: gone.signal,
      } as Parameters<typeof handler>[1]);
      await send(response, operation.success.status, reply);
    });
  }
}

const authorize =
  (services: Services, operation: Operation): RequestHandler =>
  async (request: Request, response: Response, next) => {
    if (operation.scope) {
      const caller: Caller = await authenticate(services, request);
      const allowed =
        caller.scopes.includes('admin') ||
        caller.scopes.includes(operation.scope) ||
        (operation.scope === 'read' && caller.scopes.includes('write'));
      if (!allowed) {
        throw new ApiError('INSUFFICIENT_SCOPE', {
          details: [
            { path: 'Authorization', message: `This needs a key with the scope "${operation.scope}".` },
          ],
        });
      }
      response.locals.caller = caller;
    }
    next();
  };

/** Without this a body of another type would silently count as empty. */
function onlyJson(operation: Operation): RequestHandler {
  const others = Object.keys(operation.body ?? {}).filter((type) => type !== 'application/json');
  return (request, _response, next) => {
    // No body is as good as an empty object where nothing in it is needed.
    const isAbsent = hasOptionalBody(operation) && Number(request.get('content-length') ?? 0) === 0;
    const isChunked = request.get('transfer-encoding') !== undefined;
    if (!request.is(['json', ...others]) && (!isAbsent || isChunked)) {
      const { message } = errorCatalogue.UNSUPPORTED_MEDIA_TYPE;
      const accepted = ['application/json', ...others].join(' or ');
      throw new ApiError('UNSUPPORTED_MEDIA_TYPE', {
        message: `${message} Set the Content-Type header to ${accepted}.`,
      });
    }
    next();
  };
}

function parse(
  schema: Operation['params'] | NonNullable<Operation['body']>[string] | undefined,
  value: unknown,
): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ApiError('INVALID_PAYLOAD', { details: parsed.error.issues.map(describeIssue) });
}
