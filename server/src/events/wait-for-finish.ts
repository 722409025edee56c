import type { Services } from '../services.ts';

/** How long a lost notification can delay an answer. */
const lookAgainMs = 5000;

interface Wait {
  /** Of the extraction or section whose end is announced. */
  id: string;
  timeoutMs: number;
  signal: AbortSignal;
}

/** What `look` gives as soon as it gives something, looked for whenever something may have ended; null when the time is up. */
export async function waitForFinish<T>(
  { changes }: Pick<Services, 'changes'>,
  { id, timeoutMs, signal }: Wait,
  look: () => Promise<T | null>,
): Promise<T | null> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const remainingMs = until - Date.now();
    if (remainingMs <= 0 || signal.aborted) return null;
    // Listen first, then look: what finishes in between is not missed.
    const looked = new AbortController();
    const stopWaiting = AbortSignal.any([signal, looked.signal]);
    const change = changes.waitForFinish(id, Math.min(remainingMs, lookAgainMs), stopWaiting);
    try {
      const found = await look();
      if (found) return found;
      await change;
    } finally {
      looked.abort();
    }
  }
}
