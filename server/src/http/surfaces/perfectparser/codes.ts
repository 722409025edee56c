import { type ErrorCode, errorCatalogue } from '@docglean/contract';
import * as z from 'zod';

/** The service's own codes, all of them: nothing else is answered here. */
const statuses = {
  INVALID_PAYLOAD: 400,
  PARSER_NOT_CONFIGURED: 400,
  SCHEMA_ALREADY_EXISTS: 400,
  UNAUTHORIZED: 401,
  INSUFFICIENT_CREDITS: 402,
  PARSER_NOT_FOUND: 404,
  RESOURCE_NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;
type Code = keyof typeof statuses;

export const PerfectparserCode = z.enum(Object.keys(statuses) as [Code, ...Code[]]);

/** Codes of the core that have one here for just the same. */
const ownCodes: Partial<Record<ErrorCode, Code>> = {
  PARSER_WITHOUT_FIELDS: 'PARSER_NOT_CONFIGURED',
  SCHEMA_ALREADY_EXISTS: 'SCHEMA_ALREADY_EXISTS',
  PARSER_NOT_FOUND: 'PARSER_NOT_FOUND',
};

/** All others, by the status that the native API gives them. A key that may not do something is not valid for it. */
const codeOfStatus: Readonly<Record<number, Code>> = {
  400: 'INVALID_PAYLOAD',
  401: 'UNAUTHORIZED',
  402: 'INSUFFICIENT_CREDITS',
  403: 'UNAUTHORIZED',
  404: 'RESOURCE_NOT_FOUND',
  409: 'CONFLICT',
  413: 'INVALID_PAYLOAD',
  415: 'INVALID_PAYLOAD',
  422: 'INVALID_PAYLOAD',
  429: 'RATE_LIMITED',
  503: 'SERVICE_UNAVAILABLE',
};

/** What an error of the core is called here, and its status. */
export function codeHere(code: ErrorCode): { code: Code; status: number } {
  const here = ownCodes[code] ?? codeOfStatus[errorCatalogue[code].status] ?? 'INTERNAL_ERROR';
  return { code: here, status: statuses[here] };
}
