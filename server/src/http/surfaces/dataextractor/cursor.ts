import { ApiError } from '../../../errors.ts';

const validMs = 24 * 3600_000;

/** Where the next page begins, and since when the list is being read: that is how long its cursors are valid. */
export interface Position {
  startedMs: number;
  /** A cursor of the core; undefined on the first page. */
  cursor: string | undefined;
}

export const writeCursor = ({ startedMs, cursor }: { startedMs: number; cursor: string }): string =>
  Buffer.from(`${startedMs} ${cursor}`).toString('base64url');

/** Throws INVALID_PAYLOAD where it is none, or a day old. */
export function readCursor(text: string | undefined, nowMs = Date.now()): Position {
  if (text === undefined) return { startedMs: nowMs, cursor: undefined };
  const [, started, cursor] = /^(\d{13}) (\S+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (!cursor) throw wrong('This is not a cursor of this list.');
  const startedMs = Number(started);
  if (nowMs - startedMs > validMs) throw wrong('This cursor has expired: it was valid for 24 hours.');
  return { startedMs, cursor };
}

const wrong = (message: string) =>
  new ApiError('INVALID_PAYLOAD', {
    details: [{ path: 'cursor', message, fix: 'Start again from the beginning, without a cursor.' }],
  });
