import type { DocgleanError } from './error.ts';

const firstDelayMs = 500;
const longestDelayMs = 8000;
/** Who is asked to wait longer is told so instead. */
const longestAskedMs = 60_000;

/** How long to wait before the next try; null where another try makes no sense. `retry` counts from 0. */
export function retryDelayMs(error: DocgleanError, retry: number): number | null {
  const { status, code, retryAfterSeconds } = error;
  // 409 while an earlier try of the same call, whose answer was lost, is still running.
  const passing = status === 0 || status === 429 || status >= 500 || code === 'REQUEST_IN_PROGRESS';
  if (!passing) return null;
  if (retryAfterSeconds !== null) {
    const askedMs = retryAfterSeconds * 1000;
    return askedMs <= longestAskedMs ? askedMs : null;
  }
  // Between half and all of it, so that many clients do not come back at the same moment.
  return Math.min(longestDelayMs, firstDelayMs * 2 ** retry) * (0.5 + Math.random() / 2);
}

/** Resolves after that time; rejects as soon as the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
