import type { ErrorCode } from '@docglean/contract';
import type { ApiError } from '../../../errors.ts';
import { type ErrorAnswer, statusOf } from '../../answer-error.ts';
import { errorText } from '../error-text.ts';

/** The statuses that the service's document lists, and those of what it does not speak of; anything else is a bad request. */
const known: readonly number[] = [400, 401, 402, 403, 404, 422, 429, 500, 503];

/** What is wrong with a file, whatever the core says of it. */
const unprocessable: readonly ErrorCode[] = [
  'FILE_TOO_LARGE',
  'EMPTY_FILE',
  'UNSUPPORTED_FORMAT',
  'CORRUPT_FILE',
  'PASSWORD_REQUIRED',
  'TOO_MANY_PAGES',
  'IMAGE_TOO_LARGE',
];

export function dataextractorError(error: ApiError): ErrorAnswer {
  const status = unprocessable.includes(error.code) ? 422 : statusOf(error);
  return { status: known.includes(status) ? status : 400, json: { detail: wordsOf(error) } };
}

/** The core's own words name addresses of the native API where these say what to do. */
function wordsOf(error: ApiError): string {
  switch (error.code) {
    case 'UNAUTHORIZED':
      return 'The API key is missing, not valid, or revoked. Send it as "Authorization: Bearer" and the key.';
    case 'INSUFFICIENT_CREDITS':
    case 'QUOTA_EXCEEDED':
      return 'The account has used up its extractions. Whoever runs the server can allow more.';
    case 'RESOURCE_NOT_FOUND':
      return 'There is no such dataset in this account. It may have been deleted.';
    case 'ROUTE_NOT_FOUND':
      return 'There is no such address here. Compare it, and the method, with docs/compatibility.md.';
    case 'INTERNAL_ERROR':
      return 'Something went wrong on the server. Try again a little later; if it happens again, give the X-Request-Id of this answer to whoever runs the server.';
    default:
      return errorText(error);
  }
}
