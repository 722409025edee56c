/** What values are in Make, and how one becomes another. */

export type Collection = Record<string, unknown>;

export const isCollection = (value: unknown): value is Collection =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Buffer.isBuffer(value) &&
  !(value instanceof Date);

/** What `ifempty` replaces: null and empty text, but no empty list. */
export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** A value where text stands around it. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Objects into each other as Make merges the base into requests and temp into itself, which is lodash's `merge`: lists
 * place by place, and what is not defined leaves what was there.
 */
export function merge(...layers: unknown[]): unknown {
  return layers.reduce((below, above) => {
    if (above === undefined) return below;
    if (Array.isArray(below) && Array.isArray(above)) {
      const length = Math.max(below.length, above.length);
      return Array.from({ length }, (_, index) => merge(below[index], above[index]));
    }
    if (!isCollection(below) || !isCollection(above)) return above;
    const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
    return Object.fromEntries([...keys].map((key) => [key, merge(below[key], above[key])]));
  });
}
