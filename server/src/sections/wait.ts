import type { Section } from '@docglean/contract';
import type { Services } from '../services.ts';
import { loadSection, loadSectionSummary } from './load.ts';

/** How long a lost notification can delay an answer. */
const lookAgainMs = 5000;

/** The section, as soon as it is finished or the time is up. */
export async function waitForSection(
  { db, changes }: Services,
  accountId: string,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Section> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const remainingMs = until - Date.now();
    if (remainingMs <= 0 || signal.aborted) return loadSection(db, accountId, id);
    // Listen first, then look: what finishes in between is not missed.
    const looked = new AbortController();
    const stopWaiting = AbortSignal.any([signal, looked.signal]);
    const change = changes.waitForFinish(id, Math.min(remainingMs, lookAgainMs), stopWaiting);
    try {
      const { finished_at } = await loadSectionSummary(db, accountId, id);
      if (finished_at) return await loadSection(db, accountId, id);
      await change;
    } finally {
      looked.abort();
    }
  }
}
