import type { ErrorCode } from '@docglean/contract';
import type { ApiError } from '../../../errors.ts';
import { type ErrorAnswer, statusOf } from '../../answer-error.ts';
import { errorText } from '../error-text.ts';

/** The statuses that the service's document lists, and the one code of each. */
const codes: Readonly<Record<number, string>> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'FILE_TOO_LARGE',
  415: 'UNSUPPORTED_FORMAT',
  422: 'PROCESSING_ERROR',
  429: 'RATE_LIMITED',
  500: 'INTERNAL_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

/** Errors of the core that the service gives another status. */
const statuses: Partial<Record<ErrorCode, number>> = {
  UNSUPPORTED_FORMAT: 415,
  ENGINE_FAILED: 422,
  // A body that is no form is a wrong request, not a wrong file.
  UNSUPPORTED_MEDIA_TYPE: 400,
  INSUFFICIENT_CREDITS: 403,
  QUOTA_EXCEEDED: 403,
};

export function extralyError(error: ApiError): ErrorAnswer {
  const given = statuses[error.code] ?? statusOf(error);
  const status = given in codes ? given : 400;
  return {
    status,
    json: { error: { code: codes[status], message: wordsOf(error), details: detailsOf(error) } },
  };
}

const noDocument = 'The document field is required.';

/** Which parts of the request are wrong, and how. */
function detailsOf({ code, details = [] }: ApiError): Record<string, string[]> {
  if (code === 'NO_FILES') return { document: [noDocument] };
  const byField = Map.groupBy(
    details.filter(({ path }) => path),
    ({ path }) => path,
  );
  return Object.fromEntries(
    [...byField].map(([path, entries]) => [
      path,
      entries.map(({ message, fix }) => (fix ? `${message} ${fix}` : message)),
    ]),
  );
}

/** The core's own words name addresses of the native API where these say what to do. */
function wordsOf(error: ApiError): string {
  switch (error.code) {
    case 'UNAUTHORIZED':
      return 'Every request needs two headers: "X-API-Key" with an API key, and "Authorization: Bearer" with an access token of the same account, or with the key once more. One of them is missing or not valid.';
    case 'INSUFFICIENT_CREDITS':
    case 'QUOTA_EXCEEDED':
      return 'The account does not have enough credits for this document. Whoever runs the server can add credits.';
    case 'NOT_FINISHED':
      return 'The document is still being processed. Ask for its status first, and come again when that is "completed" or "failed".';
    case 'RESOURCE_NOT_FOUND':
      return 'There is no such document. It may have been deleted.';
    case 'ROUTE_NOT_FOUND':
      return 'There is no such address here. Compare it, and the method, with docs/compatibility.md.';
    case 'NO_FILES':
      return noDocument;
    default:
      return errorText(error);
  }
}
