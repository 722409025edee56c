import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { AiError } from './ai-error.ts';

/** Letters of what an endpoint says that are worth keeping. */
const MOST_OF_REASON = 300;

/** Says no to more text than fits, in the words of OpenAI, vLLM, Ollama and others. */
const TOO_LONG =
  /context.{0,20}(?:length|window|size)|maximum.{0,20}(?:context|tokens)|too (?:long|large|many tokens)|reduce the length/i;

/**
 * Anything that went wrong with a request as an AiError, its reason without what is secret; null where the endpoint found
 * the request malformed.
 */
export function failureOf(error: unknown, hide: (text: string) => string): AiError | null {
  if (error instanceof AiError) return error;
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError)
    return new AiError('AI_UNREACHABLE', 'It did not answer in time.');
  if (error instanceof APIConnectionError)
    return new AiError('AI_UNREACHABLE', hide(`It cannot be reached: ${reasonOf(error)}`));
  if (!(error instanceof APIError)) throw error;
  const { status, message, code } = error;
  const said = hide(`${status} ${message}`.slice(0, MOST_OF_REASON));
  if (status === 401 || status === 403) return new AiError('AI_KEY_REFUSED', said);
  if (status === 404 || code === 'model_not_found') return new AiError('AI_MODEL_NOT_FOUND', said);
  if (status === 402 || code === 'insufficient_quota') return new AiError('AI_QUOTA_USED_UP', said);
  if (status === 429) return new AiError('AI_BUSY', said);
  if (status === 413 || TOO_LONG.test(message)) return new AiError('AI_DOCUMENT_TOO_LONG', said);
  if (status === 400 || status === 422) return null;
  return new AiError('AI_UNREACHABLE', said);
}

/** What lies behind "Connection error": a code such as ECONNREFUSED, or the innermost message. */
function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code) return code;
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
