import { MakeError } from './make-error.ts';
import type { Request } from './request.ts';
import { sanitize } from './sanitize.ts';
import type { LogEntry, Runtime } from './step.ts';

/** Make's own, where the base sets none. */
const defaultTimeoutMs = 40_000;

export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: unknown;
}

interface How {
  runtime: Runtime;
  followRedirects: boolean;
  timeoutMs: number | undefined;
  /** How the body is to be read: one word, or one for each range of status codes. */
  responseType: unknown;
  sanitized: readonly string[];
}

export async function send(request: Request, how: How): Promise<Answer> {
  const { runtime } = how;
  const response = await fetch(reachable(request.url.href, runtime.hosts), {
    method: request.method,
    headers: request.headers,
    body: request.body?.content ?? null,
    redirect: how.followRedirects ? 'follow' : 'manual',
    signal: AbortSignal.timeout(how.timeoutMs ?? defaultTimeoutMs),
  }).catch((error: Error) => {
    const { code } = (error.cause ?? {}) as { code?: string };
    throw new MakeError('ConnectionError', `The operation failed with an error. ${code ?? error.message}`);
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  const body = readBody(bytes, typeFor(response.status, how.responseType), headers['content-type'] ?? '');
  const entry: LogEntry = {
    request: {
      method: request.method,
      url: request.url.href,
      headers: request.headers,
      body: request.body?.logged,
    },
    response: {
      status: response.status,
      headers,
      body: Buffer.isBuffer(body) ? `<${body.length} bytes>` : body,
    },
  };
  runtime.log.push(sanitize(entry, how.sanitized));
  return { statusCode: response.status, headers, body };
}

/** The same address at the place where a test has its server. */
function reachable(url: string, hosts: Readonly<Record<string, string>>): string {
  const host = Object.keys(hosts).find((one) => url.startsWith(one));
  return host ? hosts[host] + url.slice(host.length) : url;
}

/** `{ "*": "json", "200-299": "binary" }`: the range that fits, or else `*`. */
function typeFor(status: number, type: unknown): string {
  if (typeof type !== 'object' || type === null) return String(type ?? 'automatic');
  const types = type as Record<string, string>;
  const range = Object.keys(types).find((key) => {
    const [from, to = from] = key.split('-').map(Number);
    return from !== undefined && to !== undefined && status >= from && status <= to;
  });
  return types[range ?? '*'] ?? 'automatic';
}

function readBody(bytes: Buffer, type: string, contentType: string): unknown {
  if (type === 'binary') return bytes;
  const isJson = type === 'json' || (type === 'automatic' && contentType.includes('json'));
  if (!isJson) return bytes.toString();
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // A proxy's page where JSON was expected; the error message of the app has to cope with it.
    return bytes.toString();
  }
}
