import { PassThrough, type Readable } from 'node:stream';
import type { Request } from 'express';

/** What is read of a refused upload, so that its sender comes to see the answer instead of a broken connection. */
const mostDrainedBytes = 64 * 1024 * 1024;
const longestDrainMs = 5000;

/** The body as a stream of its own: whoever destroys it does not destroy the connection the answer goes back on. */
export function bodyOf(request: Request): Readable {
  const body = new PassThrough();
  request.pipe(body);
  request.once('aborted', () => body.destroy(new Error('The caller went away.')));
  return body;
}

/** Reads what is left of a request and throws it away; gives up after 64 MB or five seconds. */
export async function drain(request: Request): Promise<void> {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, longestDrainMs);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    request.unpipe();
    request
      .on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostDrainedBytes) stop();
      })
      .once('end', stop)
      .once('close', stop)
      .resume();
  });
}
