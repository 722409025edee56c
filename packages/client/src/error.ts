import type { ErrorCode, ErrorDetail } from '@docglean/contract';

interface About {
  status: number;
  code?: ErrorCode;
  details?: ErrorDetail[];
  requestId?: string | null;
  retryAfterSeconds?: number | null;
  cause?: unknown;
}

/** An error the server answered with, or `status` 0 where it could not be reached or did not answer in time. */
export class DocgleanError extends Error {
  readonly status: number;
  readonly code: ErrorCode | null;
  readonly details: ErrorDetail[];
  readonly requestId: string | null;
  /** How long the server asks to wait before the next try. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, about: About) {
    super(message, { cause: about.cause });
    this.name = 'DocgleanError';
    this.status = about.status;
    this.code = about.code ?? null;
    this.details = about.details ?? [];
    this.requestId = about.requestId ?? null;
    this.retryAfterSeconds = about.retryAfterSeconds ?? null;
  }
}
