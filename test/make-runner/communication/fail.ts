import type { Scope } from '../iml/evaluate.ts';
import { transform } from '../iml/template.ts';
import { type Collection, isCollection, merge } from '../iml/values.ts';
import { MakeError, type MakeErrorType } from './make-error.ts';
import type { Step } from './step.ts';

/**
 * The error that a status of 400 or more becomes: what `response.error` says for this status, or else for all. Without
 * a type, 429 is a RateLimitError, 5xx a ConnectionError and the rest a RuntimeError. Source: component-blocks/api, "error".
 */
export function errorOf(step: Step, scope: Scope, place: string): MakeError {
  const rules = step.response?.error;
  const status = Number(scope.statusCode);
  const general = isCollection(rules) ? { message: rules.message, type: rules.type } : { message: rules };
  const own = isCollection(rules) ? rules[String(status)] : undefined;
  const { type, message } = transform(merge(general, own), scope, `${place}/response/error`) as Collection;
  return new MakeError(
    (type as MakeErrorType | undefined) ?? defaultType(status),
    String(message ?? `[${status}] The request failed.`),
  );
}

function defaultType(status: number): MakeErrorType {
  if (status === 429) return 'RateLimitError';
  return status >= 500 ? 'ConnectionError' : 'RuntimeError';
}

/** Throws where `response.valid` says that an answer is none. */
export function checkValid(step: Step, scope: Scope, place: string): void {
  const rules = step.response?.valid;
  if (rules === undefined) return;
  const { condition, message, type } = isCollection(rules) ? rules : { condition: rules };
  const at = `${place}/response/valid`;
  if (transform(condition, scope, at)) return;
  throw new MakeError(
    (transform(type, scope, at) as MakeErrorType | undefined) ?? 'DataError',
    String(transform(message, scope, at) ?? 'The response is not valid.'),
  );
}
