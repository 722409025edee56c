/**
 * What Zapier does with an error.
 * - `error`: the step fails, and its owner is told.
 * - `halted`: the run stops without counting as a failure, because nothing is wrong with the Zap.
 * - `throttled`: Zapier runs the step again after so many seconds.
 * - `expired`: the connection is shown as expired, and Zapier asks its owner to connect again.
 */
export type Treatment = { as: 'error' | 'halted' | 'expired' } | { as: 'throttled'; seconds: number };

const error: Treatment = { as: 'error' };
const halted: Treatment = { as: 'halted' };
const again = (seconds: number): Treatment => ({ as: 'throttled', seconds });

/** Every error that the API answers; a test holds the list against the API's own. */
export const errorTable = {
  INVALID_PAYLOAD: error,
  INVALID_JSON: error,
  NO_FILES: error,
  TOO_MANY_FILES: error,
  EMPTY_FILE: error,
  URL_NOT_ALLOWED: error,
  URL_NOT_REACHABLE: error,
  UPLOAD_NOT_FOUND: error,
  PARSER_NOT_FOUND: error,
  TOO_FEW_DOCUMENTS: error,
  AI_NOT_CONFIGURED: error,
  DOCUMENT_NOT_FOUND: error,
  NOTHING_TO_MATCH: error,
  NO_COUNTERPART: error,
  PARSER_WITHOUT_FIELDS: error,
  SCHEMA_ALREADY_EXISTS: error,
  SAMPLE_NOT_READABLE: error,
  NOTHING_TO_REVIEW: error,
  UNAUTHORIZED: { as: 'expired' },
  INSUFFICIENT_CREDITS: halted,
  QUOTA_EXCEEDED: halted,
  INSUFFICIENT_SCOPE: error,
  RESOURCE_NOT_FOUND: error,
  PAGE_NOT_SHOWN: error,
  ROUTE_NOT_FOUND: error,
  NOT_FINISHED: again(60),
  CONFLICT: error,
  PRESET_IS_FIXED: error,
  ALREADY_FINISHED: error,
  NOTHING_TO_RETRY: error,
  NOTHING_TO_EXPORT: error,
  LAST_ADMIN_KEY: error,
  REQUEST_IN_PROGRESS: again(10),
  WEBHOOK_DISABLED: error,
  FILE_TOO_LARGE: error,
  UNSUPPORTED_MEDIA_TYPE: error,
  IDEMPOTENCY_KEY_REUSED: error,
  RATE_LIMITED: again(60),
  INTERNAL_ERROR: error,
  SERVICE_UNAVAILABLE: again(30),
} as const satisfies Record<string, Treatment>;

/** How an answer is treated whose code is not in the table, or that has none because something before the server gave it. */
export function treatmentOf(code: string | undefined, status: number): Treatment {
  const known = (errorTable as Record<string, Treatment>)[code ?? ''];
  if (known) return known;
  if (status === 401) return { as: 'expired' };
  if (status === 429) return again(60);
  return status === 502 || status === 503 || status === 504 ? again(30) : error;
}
