import type { AnswerOf } from '../../answer-error.ts';
import { codeHere } from './codes.ts';

/** Errors look as the native ones do, with the codes of the service. */
export const perfectparserError: AnswerOf = (error, requestId) => {
  const { status, code } = codeHere(error.code);
  const message = error.code === 'ROUTE_NOT_FOUND' ? noSuchAddress : error.message;
  const { details } = error;
  return { status, json: { error: { code, message, ...(details && { details }), request_id: requestId } } };
};

const noSuchAddress =
  'There is no such address in this API. Compare the address and the method with /perfectparser/openapi.json.';
