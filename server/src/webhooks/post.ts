import type { Response } from 'undici';
import { PrivateAddressError } from '../network/guarded-fetch.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import type { Attempt } from './attempt.ts';
import type { Message } from './message.ts';

const attemptTimeoutMs = 10_000;
const keptResponseBytes = 2048;
/** A receiver may ask for a pause, but not park a delivery for longer than the tries go on. */
const longestPauseMs = 24 * 3600_000;

/** One call of an address; says what came of it and never throws. */
export async function post({ fetch }: Services, url: string, { headers, body }: Message): Promise<Attempt> {
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
    // The status stands, also where the rest of the answer never comes.
    const beginning = await beginningOf(response).catch(reasonOf);
    return ended(response.status, beginning, retryAfterOf(response));
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

/** Retry-After as seconds or as a date. */
function retryAfterOf(response: Response): number {
  const value = response.headers.get('retry-after');
  if (!value) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestPauseMs) : 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError)
    return 'The address is in a private network, which this server does not call.';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return `No answer within ${attemptTimeoutMs / 1000} seconds.`;
  return cause instanceof Error ? cause.message : String(cause);
}
