import type { ErrorCode } from '@docglean/contract';
import type { Outcome as EngineOutcome } from '../engine/process.ts';
import { publicMessage } from '../errors.ts';
import type { Outcome } from './finish-document.ts';

/** What the engine said, as what becomes of the document. */
export function judge(outcome: EngineOutcome<'read'>, reviewThreshold: number): Outcome {
  if ('error' in outcome) return failure(outcome.error);
  const { result: read } = outcome;
  const unsure = read.confidence !== null && read.confidence < reviewThreshold;
  const wrong = read.checks.some((check) => !check.passed);
  return { read, needsReview: unsure || wrong };
}

export const failure = (code: ErrorCode): Outcome => ({ error: { code, message: publicMessage(code) } });
