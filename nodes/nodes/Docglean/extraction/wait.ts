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
export const waitUntilFinished = async (
  context: ApiContext,
  extractionId: string,
  untilMs: number,
): Promise<boolean> =>
  isFinished(
    await askUntil(untilMs, isFinished, (waitSeconds) =>
      fetchExtraction(context, extractionId, { waitSeconds }),
    ),
  );

/** Asks again and again, each answer held open for a while, until one is done or the time is up. Gives the last answer. */
export async function askUntil<Answer>(
  untilMs: number,
  isDone: (answer: Answer) => boolean,
  ask: (waitSeconds: number) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const remainingSeconds = Math.max(0, (untilMs - Date.now()) / 1000);
    const answer = await ask(Math.min(holdSeconds, remainingSeconds));
    if (isDone(answer) || remainingSeconds <= holdSeconds) return answer;
  }
}
