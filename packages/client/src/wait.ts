import { DocgleanError } from './error.ts';

/** The server holds an answer this long at most. */
const longestHoldMs = 60_000;

export interface WaitOptions {
  timeoutMs?: number;
}

/**
 * Asks `get` to hold its answer until it gives something finished. With `timeoutMs` it throws after that long, saying
 * what `unfinished` was not finished and how to go on.
 */
export async function waitUntilFinished<T extends { finished_at: string | null }>(
  get: (waitSeconds: number) => Promise<T>,
  { timeoutMs = Number.POSITIVE_INFINITY }: WaitOptions,
  { unfinished, goOn }: { unfinished: string; goOn: string },
): Promise<T> {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    const leftMs = Math.max(0, endMs - performance.now());
    const found = await get(Math.min(longestHoldMs, leftMs) / 1000);
    if (found.finished_at) return found;
    if (performance.now() < endMs) continue;
    const message = `${unfinished} was not finished after ${timeoutMs / 1000} seconds. It goes on: ${goOn}.`;
    throw new DocgleanError(message, { status: 0 });
  }
}
