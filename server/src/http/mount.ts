import { errorCatalogue, hasOptionalBody, type Operation } from '@docglean/contract';
import express, { type IRouter, type Request, type RequestHandler, type Response } from 'express';
import type { Caller } from '../accounts/find-key.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { AnswerOf } from './answer-error.ts';
import { requireScope } from './authenticate.ts';
import { describeIssue } from './describe-issue.ts';
import { runOnce } from './idempotent.ts';
import { send } from './send.ts';
import { storableJsonBody, storableTexts } from './storable-request.ts';
import type { Handler, HandlersOf } from './types.ts';

/** Operations under one address, and how this API meets those who call them. */
export interface Api<Part extends Record<string, Operation>> {
  operations: Part;
  handlers: HandlersOf<Part>;
  /** Throws UNAUTHORIZED or RATE_LIMITED. */
  authenticate(services: Services, request: Request, response: Response): Promise<Caller>;
  answerOf: AnswerOf;
  /** Before the names of its operations where a request is claimed by its Idempotency-Key: each API keeps its own answers. */
  claims: string;
}

/** Base64 makes a file a third longer; several files fit into one request. */
const jsonLimitBytes = (maxFileBytes: number) => Math.ceil(maxFileBytes * 1.4) * 4;

/** Routes every operation of an API to its handler: authenticated, parsed, and answered as its contract says. */
export function mountOperations<Part extends Record<string, Operation>>(
  router: IRouter,
  services: Services,
  api: Api<Part>,
): void {
  const parseJson = storableJsonBody({ limit: jsonLimitBytes(services.config.maxFileBytes) });
  const parseForm = express.urlencoded({ extended: false, limit: '100kb' });
  for (const [id, operation] of Object.entries<Operation>(api.operations)) {
    // The table of handlers is checked against the operations by its type; one entry alone is not narrow enough.
    const handler = api.handlers[id] as Handler<Operation>;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const bodyIsOptional = hasOptionalBody(operation);
    const json = operation.body?.['application/json'] ? [onlyJson(operation, bodyIsOptional), parseJson] : [];
    const form = operation.body?.[urlEncoded] ? [parseForm] : [];
    router[operation.method](
      path,
      authorize(services, operation, api.authenticate),
      ...json,
      ...form,
      async (request, response) => {
        const gone = new AbortController();
        response.on('close', () => gone.abort());
        const run = () =>
          handler(services, {
            caller: response.locals.caller,
            params: parse(operation.params, storableTexts(request.params)),
            query: parse(operation.query, storableTexts(request.query)),
            body: parse(bodySchemaOf(operation, bodyIsOptional, request), bodyValue(request)),
            request,
            response,
            signal: gone.signal,
          } as Parameters<typeof handler>[1]);
        const { answerOf } = api;
        const once = { id: api.claims + id, operation, run, answerOf };
        const reply = await runOnce(services, request, response, once);
        if (reply !== 'sent') await send(response, operation.success.status, reply);
      },
    );
  }
}

const urlEncoded = 'application/x-www-form-urlencoded';

/** The schema of a body that is parsed already; any other is still in the request. */
function bodySchemaOf({ body }: Operation, bodyIsOptional: boolean, request: Request) {
  if (request.is('json') || bodyIsOptional) return body?.['application/json'];
  return request.is(urlEncoded) ? body?.[urlEncoded] : undefined;
}

/** JSON is cleaned while it is parsed. */
const bodyValue = (request: Request): unknown =>
  request.is(urlEncoded) ? storableTexts(request.body) : request.body;

const authorize =
  (
    services: Services,
    operation: Operation,
    authenticate: Api<Record<string, Operation>>['authenticate'],
  ): RequestHandler =>
  async (request: Request, response: Response, next) => {
    response.locals.route = request.baseUrl + operation.path;
    if (operation.scope) {
      const caller: Caller = await authenticate(services, request, response);
      requireScope(caller, operation.scope);
      response.locals.caller = caller;
    }
    next();
  };

/** Without this a body of another type would silently count as empty. */
function onlyJson(operation: Operation, bodyIsOptional: boolean): RequestHandler {
  const others = Object.keys(operation.body ?? {}).filter((type) => type !== 'application/json');
  return (request, _response, next) => {
    // No body is as good as an empty object where nothing in it is needed.
    const isAbsent = bodyIsOptional && Number(request.get('content-length') ?? 0) === 0;
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
