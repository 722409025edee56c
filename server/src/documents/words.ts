import { sql } from 'kysely';

/** As many characters as are searched of one document; values longer than this in sum are rare. */
const mostCharacters = 20_000;
const longestWord = 100;

/**
 * The words of texts as documents are searched by: small letters without accents. Numbers and codes count whole and in
 * their parts, so that "INV-1042" is found by "1042", "inv 1042" and "inv1042".
 */
export function wordsOf(texts: readonly string[]): string[] {
  const text = texts.join('\n').slice(0, mostCharacters);
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const whole = plain.split(/\s+/).map((token) => token.replace(/[^\p{L}\p{N}]/gu, ''));
  const parts = plain.split(/[^\p{L}\p{N}]+/u);
  return [...new Set([...whole, ...parts].map((word) => word.slice(0, longestWord)))].filter(Boolean);
}

/** Every text and number in a result, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Words as the database keeps them for searching. */
export const wordsAsVector = (words: readonly string[]) => sql<string>`array_to_tsvector(${words}::text[])`;
