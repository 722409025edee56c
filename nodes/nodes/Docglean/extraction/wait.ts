import type { Extraction } from '../../shared/api';
import { isFinished } from '../../shared/is-finished';
import { type ApiContext, apiRequest } from '../../shared/request';

/** How long one request is held open; well below what proxies between n8n and the server allow. */
const holdSeconds = 20;

export async function fetchExtraction(
  context: ApiContext,
  extractionId: string,
  { waitSeconds = 0, item }: { waitSeconds?: number; item?: number } = {},
): Promise<Extraction> {
  const { extraction } = await apiRequest<{ extraction: Extraction }>(context, {
    method: 'GET',
    path: `/v1/extractions/${encodeURIComponent(extractionId)}`,
    qs: { wait: waitSeconds },
    ...(item !== undefined && { item }),
  });
  return extraction;
}

/** Asks until the extraction is finished or the time is up. Says whether it is finished. */
export async function waitUntilFinished(
  context: ApiContext,
  extractionId: string,
  untilMs: number,
): Promise<boolean> {
  for (;;) {
    const remainingSeconds = Math.max(0, (untilMs - Date.now()) / 1000);
    const waitSeconds = Math.min(holdSeconds, remainingSeconds);
    if (isFinished(await fetchExtraction(context, extractionId, { waitSeconds }))) return true;
    if (remainingSeconds <= holdSeconds) return false;
  }
}
