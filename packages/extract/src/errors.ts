import type { ErrorCode } from '@docglean/contract';

/** Why a document cannot be read. The words for people stand in the contract's error catalogue. */
export class ExtractError extends Error {
  code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ExtractError';
    this.code = code;
  }
}
