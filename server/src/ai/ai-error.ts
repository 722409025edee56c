import type { ErrorCode } from '@docglean/contract';

/** Why a model gave nothing to use; the codes are those that a document is stored with. */
export class AiError extends Error {
  readonly code: AiErrorCode;

  constructor(code: AiErrorCode, /** For the log of whoever runs the server. */ reason: string) {
    super(reason);
    this.name = 'AiError';
    this.code = code;
  }
}

export type AiErrorCode = Extract<ErrorCode, `AI_${string}`>;

/** Whether asking about fewer pages may help. */
export const isTooLong = (error: unknown): boolean =>
  error instanceof AiError && (error.code === 'AI_ANSWER_CUT' || error.code === 'AI_DOCUMENT_TOO_LONG');
