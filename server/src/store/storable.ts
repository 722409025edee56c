/** Postgres keeps neither NUL characters nor halves of surrogate pairs; some fonts and some senders produce both. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** A value as JSON for a json column, with every text in it storable. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
