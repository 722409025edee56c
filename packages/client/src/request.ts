import type { ErrorResponse } from '@docglean/contract';
import type { Connection } from './connection.ts';
import { DocgleanError } from './error.ts';
import { pause, retryDelayMs } from './retry.ts';

export interface RequestParts {
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: NonNullable<RequestInit['body']>;
  headers?: Record<string, string>;
}

/**
 * One call of the API, tried again where that does no harm; `read` takes what is wanted from the answer. Throws a
 * DocgleanError with the server's own words unless the answer is a 2xx, and the signal's reason where that aborts.
 */
export async function send<T>(
  connection: Connection,
  method: string,
  path: string,
  parts: RequestParts,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const { maxRetries = 3, signal, timeoutMs } = connection;
  const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
  const end = AbortSignal.any(limits.filter((limit) => limit !== undefined));
  // The same for every try, so that the server does the work once even where its first answer was lost.
  const once = method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {};
  const complete = { ...parts, headers: { ...once, ...parts.headers } };
  // A stream is gone once it was read.
  const mostRetries = parts.body instanceof ReadableStream ? 0 : maxRetries;
  try {
    for (let retry = 0; ; retry += 1) {
      const answer = await attempt(connection, method, path, complete, end, read);
      if ('value' in answer) return answer.value;
      const delayMs = retry < mostRetries ? retryDelayMs(answer.error, retry) : null;
      if (delayMs === null) throw answer.error;
      await pause(delayMs, end);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!end.aborted) throw error;
    const seconds = (timeoutMs ?? 0) / 1000;
    throw new DocgleanError(
      `The Docglean server at ${connection.baseUrl} did not answer within ${seconds} seconds.`,
      { status: 0, cause: error },
    );
  }
}

async function attempt<T>(
  connection: Connection,
  method: string,
  path: string,
  { query = {}, json, body, headers: given }: RequestParts,
  signal: AbortSignal,
  read: (response: Response) => Promise<T>,
): Promise<{ value: T } | { error: DocgleanError }> {
  const url = new URL(connection.baseUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = {
    'X-API-Key': connection.apiKey,
    ...(json !== undefined && { 'Content-Type': 'application/json' }),
    ...given,
  };
  const init = {
    method,
    headers,
    signal,
    body: json !== undefined ? JSON.stringify(json) : (body ?? null),
    ...(body instanceof ReadableStream && { duplex: 'half' as const }),
  };
  try {
    const response = await (connection.fetch ?? fetch)(url, init);
    return response.ok
      ? { value: await read(response) }
      : { error: asError(response, await response.text()) };
  } catch (cause) {
    // fetch throws a TypeError where the connection fails, also in the middle of an answer; it may be another realm's.
    if (signal.aborted || (cause as Error).name !== 'TypeError') throw cause;
    const message = `The Docglean server at ${connection.baseUrl} cannot be reached. Is it running?`;
    return { error: new DocgleanError(message, { status: 0, cause }) };
  }
}

function asError(response: Response, text: string): DocgleanError {
  const { status } = response;
  const about = {
    status,
    requestId: response.headers.get('x-request-id'),
    retryAfterSeconds: secondsOf(response.headers.get('retry-after')),
  };
  try {
    const { error }: ErrorResponse = JSON.parse(text);
    return new DocgleanError(error.message, { ...about, code: error.code, details: error.details ?? [] });
  } catch {
    // A proxy in between answers in its own way.
    return new DocgleanError(`The server answered ${status}: ${text.slice(0, 200)}`, about);
  }
}

/** `Retry-After` as seconds: it is a number of them, or a date. */
function secondsOf(header: string | null): number | null {
  if (!header) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, Math.ceil((dateMs - Date.now()) / 1000));
}
