import { type Extraction, isFinished } from '@docglean/contract';
import type { Services } from '../services.ts';
import { loadExtraction } from './load.ts';

/** How long a lost notification can delay an answer. */
const lookAgainMs = 5000;

/** The extraction, as soon as it is finished or the time is up. */
export async function waitForExtraction(
  { db, changes }: Services,
  accountId: string,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Extraction> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const remainingMs = until - Date.now();
    if (remainingMs <= 0 || signal.aborted) return loadExtraction(db, accountId, id);
    // Listen first, then look: what finishes in between is not missed.
    const looked = new AbortController();
    const stopWaiting = AbortSignal.any([signal, looked.signal]);
    const change = changes.waitForFinish(id, Math.min(remainingMs, lookAgainMs), stopWaiting);
    try {
      const extraction = await loadExtraction(db, accountId, id);
      if (isFinished(extraction.status)) return extraction;
      await change;
    } finally {
      looked.abort();
    }
  }
}
