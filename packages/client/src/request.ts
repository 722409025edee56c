import type { ErrorResponse } from '@docglean/contract';
import { DocgleanError } from './error.ts';

export interface Connection {
  /** Where the server is, such as `http://127.0.0.1:3210`. */
  baseUrl: string;
  apiKey: string;
  /** A fetch of your own; by default the platform's. */
  fetch?: typeof fetch;
}

export interface RequestParts {
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: NonNullable<RequestInit['body']>;
  headers?: Record<string, string>;
}

/** One request. Throws a DocgleanError with the server's own words unless the answer is a 2xx. */
export async function send(
  connection: Connection,
  method: string,
  path: string,
  parts: RequestParts = {},
): Promise<Response> {
  const url = new URL(connection.baseUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = {
    'X-API-Key': connection.apiKey,
    ...(parts.json !== undefined && { 'Content-Type': 'application/json' }),
    ...parts.headers,
  };
  const body = parts.json !== undefined ? JSON.stringify(parts.json) : (parts.body ?? null);
  const response = await (connection.fetch ?? fetch)(url, { method, headers, body }).catch(
    (cause: unknown) => {
      const message = `The Docglean server at ${connection.baseUrl} cannot be reached. Is it running?`;
      throw new DocgleanError(message, { status: 0, cause });
    },
  );
  if (response.ok) return response;
  const text = await response.text();
  throw asError(response, text);
}

function asError(response: Response, text: string): DocgleanError {
  const { status } = response;
  const requestId = response.headers.get('x-request-id');
  try {
    const { error }: ErrorResponse = JSON.parse(text);
    return new DocgleanError(error.message, {
      status,
      code: error.code,
      details: error.details ?? [],
      requestId,
    });
  } catch {
    // A proxy in between answers in its own way.
    return new DocgleanError(`The server answered ${status}: ${text.slice(0, 200)}`, { status, requestId });
  }
}
