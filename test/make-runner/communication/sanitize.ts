import { type Collection, isCollection } from '../iml/values.ts';
import type { LogEntry } from './step.ts';

/**
 * The entry without what `log.sanitize` names, such as `request.headers.authorization`. Source: best-practices/base.
 */
export function sanitize(entry: LogEntry, paths: readonly string[]): LogEntry {
  const copy = structuredClone(entry);
  for (const path of paths) {
    const keys = (path.match(/`[^`]+`|[^.]+/g) ?? []).map((key) => key.replaceAll('`', ''));
    const last = keys.pop() ?? '';
    const owner = keys.reduce<unknown>(partOf, copy);
    const found = isCollection(owner) && keyOf(owner, last);
    if (found) (owner as Collection)[found] = '[hidden]';
  }
  return copy;
}

const partOf = (value: unknown, key: string): unknown =>
  isCollection(value) ? value[keyOf(value, key) ?? ''] : undefined;

/** Names of headers come in any case. */
const keyOf = (value: Collection, key: string): string | undefined =>
  Object.keys(value).find((one) => one.toLowerCase() === key.toLowerCase());
