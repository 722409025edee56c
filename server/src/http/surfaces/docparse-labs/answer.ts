import { type ApiError, publicMessage } from '../../../errors.ts';
import { type AnswerOf, statusOf } from '../../answer-error.ts';
import { errorText } from '../error-text.ts';

/** The statuses of the service's table; its 403 is also for accounts that may read no more pages. */
const known: readonly number[] = [400, 401, 403, 404, 413, 429, 500, 503];
const statusHere = (status: number): number => (status === 402 ? 403 : known.includes(status) ? status : 400);

/** Every error is one text. */
export const docparseError: AnswerOf = (error) => ({
  status: statusHere(statusOf(error)),
  json: { error: wordsOf(error) },
});

/** The core's own words name addresses of the native API where these say what to do. */
function wordsOf(error: ApiError): string {
  switch (error.code) {
    case 'UNAUTHORIZED':
      return 'Missing or invalid API key. Send it in the header "Authorization: Bearer …".';
    case 'INSUFFICIENT_CREDITS':
    case 'QUOTA_EXCEEDED':
      return 'Out of pages: the account may not read as many as these files have. Whoever runs the server can add some.';
    case 'RESOURCE_NOT_FOUND':
    case 'FILE_TOO_LARGE':
      return error.message === publicMessage(error.code) ? plainWords[error.code] : error.message;
    case 'ROUTE_NOT_FOUND':
      return 'There is no such address here. Compare it, and the method, with docs/compatibility.md.';
    case 'NOT_FINISHED':
      return 'The file is still being processed. Wait until its status is neither "queued" nor "processing", then try again.';
    case 'PARSER_WITHOUT_FIELDS':
      return 'This extraction has no fields, so there is nothing to look for. Create one with fields.';
    default:
      return errorText(error);
  }
}

/** Where nobody knew more. Of files it is known which one is too large, so this was a body of JSON. */
const plainWords = {
  RESOURCE_NOT_FOUND: 'Extraction, batch or file not found. Check the ids; what was deleted is gone.',
  FILE_TOO_LARGE: 'Request body too large. Send a shorter description and fewer fields.',
} as const;
