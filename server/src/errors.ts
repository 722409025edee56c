import { type ErrorCode, type ErrorDetail, errorCatalogue } from '@docglean/contract';

/** An error for the caller: a code of the catalogue, and words that say what is wrong and how to mend it. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;

  constructor(code: ErrorCode, options: { message?: string; details?: ErrorDetail[]; cause?: unknown } = {}) {
    super(options.message ?? publicMessage(code), { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}

export const publicMessage = (code: ErrorCode): string =>
  `${errorCatalogue[code].message} ${errorCatalogue[code].fix}`;
