import type { ApiError } from '../../../errors.ts';
import { type ErrorAnswer, statusOf } from '../../answer-error.ts';
import { errorText } from '../error-text.ts';

/** The statuses that the service's document lists, and those of failures; what else the core can say is a bad request. */
const known: readonly number[] = [400, 401, 402, 403, 404, 409, 429, 500, 503];

/**
 * The document gives statuses and no body. This one has the words of a job that failed, so that a script which looks at
 * `status` and `error_message` after each request says what happened.
 */
export function idpuraError(error: ApiError, requestId: string): ErrorAnswer {
  const status = statusOf(error);
  return {
    status: known.includes(status) ? status : 400,
    json: { status: 'error', error_message: wordsOf(error), request_id: requestId },
  };
}

/** The core's own words name addresses of the native API where these say what to do. */
function wordsOf(error: ApiError): string {
  switch (error.code) {
    case 'UNAUTHORIZED':
      return 'The API key is missing or not valid. Send it in the header X-API-Key.';
    case 'INSUFFICIENT_CREDITS':
    case 'QUOTA_EXCEEDED':
      return 'The account does not have enough credits for these documents. Whoever runs the server can add credits.';
    case 'NOT_FINISHED':
      return 'The job is not finished yet. Ask for its status first: the result is there when it is "done".';
    case 'RESOURCE_NOT_FOUND':
      return 'There is no such job. Jobs are kept for a limited time, and it may have expired.';
    case 'ROUTE_NOT_FOUND':
      return 'There is no such address here. Compare it, and the method, with docs/compatibility.md.';
    default:
      return errorText(error);
  }
}
