import type { Response } from 'undici';
import { PrivateAddressError } from '../network/guarded-fetch.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import type { Attempt } from './attempt.ts';
import { recordAttempt } from './record-attempt.ts';
import { signatureHeaders } from './sign.ts';

const attemptTimeoutMs = 10_000;
const keptResponseBytes = 2048;

/** Makes one attempt at a delivery and notes what came of it; the next attempt, if one is due, is a job of its own. */
export async function deliver(services: Services, deliveryId: string): Promise<void> {
  const delivery = await services.db
    .selectFrom('delivery')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .leftJoin('webhook', 'webhook.id', 'delivery.webhook_id')
    .leftJoin('extraction', 'extraction.id', 'delivery.extraction_id')
    .select(['delivery.id', 'delivery.state', 'delivery.attempts', 'delivery.webhook_id'])
    .select(['event.id as event_id', 'event.type', 'event.subject_id', 'event.data', 'event.created_at'])
    .select(['webhook.url as webhook_url', 'webhook.secret as webhook_secret', 'webhook.disabled_at'])
    .select(['extraction.callback_url', 'extraction.callback_secret'])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst();
  if (delivery?.state !== 'pending') return;
  const url = delivery.webhook_url ?? delivery.callback_url;
  if (!url || delivery.disabled_at) {
    await services.db
      .updateTable('delivery')
      .set({ state: 'dropped' })
      .where('id', '=', deliveryId)
      .execute();
    return;
  }

  const body = JSON.stringify({
    id: delivery.event_id,
    type: delivery.type,
    created_at: delivery.created_at.toISOString(),
    data: delivery.data,
  });
  const headers = signatureHeaders(delivery.webhook_secret ?? delivery.callback_secret, {
    id: delivery.event_id,
    type: delivery.type,
    subjectId: delivery.subject_id,
    timestamp: Math.floor(Date.now() / 1000),
    body,
  });
  const attempt = await post(services, url, headers, body);
  await recordAttempt(
    services,
    { id: delivery.id, attempts: delivery.attempts, webhookId: delivery.webhook_id },
    attempt,
  );
}

async function post(
  { fetch }: Services,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Attempt> {
  const startedAt = new Date();
  const ended = (statusCode: number | null, response: string, retryAfterMs = 0): Attempt => ({
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    statusCode,
    response,
    retryAfterMs,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': `Docglean/${version}` },
      body,
      timeoutMs: attemptTimeoutMs,
    });
    return ended(response.status, await beginningOf(response), retryAfterOf(response));
  } catch (error) {
    return ended(null, reasonOf(error));
  }
}

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (response.body) {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= keptResponseBytes) break;
    }
  }
  return Buffer.concat(chunks).subarray(0, keptResponseBytes).toString();
}

/** Retry-After as seconds or as a date, at most an hour: a receiver must not be able to park a delivery for days. */
function retryAfterOf(response: Response): number {
  const value = response.headers.get('retry-after');
  if (!value) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3600_000) : 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError)
    return 'The address is in a private network, which this server does not call.';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return `No answer within ${attemptTimeoutMs / 1000} seconds.`;
  return cause instanceof Error ? cause.message : String(cause);
}
