import type { ApiError } from '../../errors.ts';

/** Message and details in one text, for surfaces whose errors have no place for details. */
export function errorText({ message, details = [] }: ApiError): string {
  if (details.length === 0) return message;
  const parts = details.map(({ path, message, fix }) => [path && `${path}:`, message, fix].filter(Boolean));
  return parts.map((words) => words.join(' ')).join(' ');
}
