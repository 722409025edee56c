import { ApiError } from '../errors.ts';
import { storableText } from './storable.ts';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

const tag = 'v1:';

/** What a cursor stands for: the key of the last row of the page before. */
export function readCursor(cursor: string): string {
  const text = storableText(Buffer.from(cursor, 'base64url').toString());
  if (text.startsWith(tag)) return text.slice(tag.length);
  throw wrongCursor();
}

/** The same where the key is a position in the list. */
export function readPosition(cursor: string): number {
  const text = readCursor(cursor);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrongCursor();
}

const wrongCursor = () =>
  new ApiError('INVALID_PAYLOAD', {
    details: [
      {
        path: 'cursor',
        message: 'This is not a cursor of this list.',
        fix: 'Use "next_cursor" of the page before as it is, or leave it out to start from the beginning.',
      },
    ],
  });

/** Cuts `limit + 1` rows to a page: the extra row says that there is more. */
export function toPage<Row, T>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(present),
    next_cursor: more ? Buffer.from(tag + keyOf(last)).toString('base64url') : null,
  };
}
