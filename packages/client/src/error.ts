import type { ErrorCode, ErrorDetail } from '@docglean/contract';

/** An error the server answered with, or `status` 0 where it could not be reached. */
export class DocgleanError extends Error {
  readonly status: number;
  readonly code: ErrorCode | null;
  readonly details: ErrorDetail[];
  readonly requestId: string | null;

  constructor(
    message: string,
    about: {
      status: number;
      code?: ErrorCode;
      details?: ErrorDetail[];
      requestId?: string | null;
      cause?: unknown;
    },
  ) {
    super(message, { cause: about.cause });
    this.name = 'DocgleanError';
    this.status = about.status;
    this.code = about.code ?? null;
    this.details = about.details ?? [];
    this.requestId = about.requestId ?? null;
  }
}
