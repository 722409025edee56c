import type { Section } from '@docglean/contract';
import { waitForFinish } from '../events/wait-for-finish.ts';
import type { Services } from '../services.ts';
import { loadSection, loadSectionSummary } from './load.ts';

/** The section, as soon as it is finished or the time is up. */
export async function waitForSection(
  services: Services,
  accountId: string,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Section> {
  const { db } = services;
  // Only the summary is looked at again and again: the result is long.
  await waitForFinish(services, { id, timeoutMs, signal }, async () => {
    const section = await loadSectionSummary(db, accountId, id);
    return section.finished_at ? section : null;
  });
  return loadSection(db, accountId, id);
}
