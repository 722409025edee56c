import { type Extraction, isFinished } from '@docglean/contract';
import { waitForFinish } from '../events/wait-for-finish.ts';
import type { Services } from '../services.ts';
import { loadExtraction } from './load.ts';

/** The extraction, as soon as it is finished or the time is up. */
export async function waitForExtraction(
  services: Services,
  accountId: string,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Extraction> {
  const load = () => loadExtraction(services.db, accountId, id);
  const finished = await waitForFinish(services, { id, timeoutMs, signal }, async () => {
    const extraction = await load();
    return isFinished(extraction.status) ? extraction : null;
  });
  return finished ?? load();
}
