import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Reply } from './types.ts';

/** Answers with JSON, a file, or nothing. */
export async function send(response: Response, status: number, reply: Reply): Promise<void> {
  if (response.closed) return;
  response.status(status);
  if (reply === null) {
    response.end();
  } else if ('json' in reply) {
    response.json(reply.json);
  } else if (typeof reply.file === 'string') {
    response.set(reply.headers).send(reply.file);
  } else {
    response.set(reply.headers);
    // An error midway destroys the connection: a file that is cut short must not look like a whole one.
    await pipeline(reply.file, response).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }
}

/** The caller went away before the end, which is nobody's fault. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
