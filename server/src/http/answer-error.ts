import { type ErrorResponse, errorCatalogue } from '@docglean/contract';
import type { ErrorRequestHandler } from 'express';
import { ApiError } from '../errors.ts';
import type { Log } from '../log.ts';
import { drain } from './request-body.ts';

/** An error as the caller is told of it. */
export interface ErrorAnswer {
  status: number;
  json: object;
}

/** How an API tells its callers of errors. */
export type AnswerOf = (error: ApiError, requestId: string) => ErrorAnswer;

export const nativeAnswer: AnswerOf = (error, requestId) => ({
  status: statusOf(error),
  json: errorBody(error, requestId),
});

/**
 * The one place where an error becomes an answer; what is not an ApiError says nothing but its request id. A surface with
 * an error body of its own gives its own `answerOf`.
 */
export function answerError(log: Log, answerOf: AnswerOf): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const known = asApiError(error);
    const requestId: string = response.locals.requestId;
    if (known.code === 'INTERNAL_ERROR')
      log.error({ err: error, requestId, path: request.baseUrl + request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    await drain(request);
    if (!request.complete) response.set('connection', 'close');
    const { status, json } = answerOf(known, requestId);
    response.status(status).json(json);
  };
}

export const statusOf = (error: ApiError): number => errorCatalogue[error.code].status || 500;

const errorBody = (error: ApiError, requestId: string): ErrorResponse => ({
  error: {
    code: error.code,
    message: error.message,
    ...(error.details && { details: error.details }),
    request_id: requestId,
  },
});

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  // What body-parser and Express throw for requests they cannot read.
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed') return new ApiError('INVALID_JSON', { cause: error });
  if (type === 'entity.too.large') return new ApiError('FILE_TOO_LARGE', { cause: error });
  if (typeof type === 'string' && /^(charset|encoding)\.unsupported$/.test(type)) {
    return new ApiError('UNSUPPORTED_MEDIA_TYPE', { cause: error });
  }
  if (type === 'request.aborted' || type === 'request.size.invalid')
    return new ApiError('INVALID_PAYLOAD', { cause: error });
  if (error instanceof URIError) return new ApiError('ROUTE_NOT_FOUND', { cause: error });
  if (isConnectionLoss(error)) return new ApiError('SERVICE_UNAVAILABLE', { cause: error });
  return new ApiError('INTERNAL_ERROR', { cause: error });
}

/** The database is gone for now: SQLSTATE classes 08 and 57P, or no connection at all. */
function isConnectionLoss(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return (
    /^(08...|57P..)$/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND'].includes(code)
  );
}
