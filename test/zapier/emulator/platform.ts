import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRpc, type RpcState } from './rpc.ts';
import { type StoredFile, storeFile } from './stored-file.ts';

/** A call that came in at an address of Zapier's, as a step of a Zap is given it. */
export interface IncomingCall {
  path: string;
  method: string;
  headers: Record<string, string>;
  content: string;
}

/** A file at a public address, as a step before ours hands one over. */
export interface PublicFile {
  bytes: Buffer;
  headers?: Record<string, string>;
  status?: number;
}

/** What Zapier has around an integration: a file store, addresses that are called, a cache, cursors and logs. */
export interface Platform {
  url: string;
  calls: IncomingCall[];
  stored: Map<string, StoredFile>;
  /** What core sent to Zapier's logs. */
  logs: string[];
  publish(name: string, file: PublicFile): string;
  /** Headers of the requests for published files. */
  fileRequests: IncomingMessage['headers'][];
  close(): Promise<void>;
}

export async function startPlatform(): Promise<Platform> {
  const calls: IncomingCall[] = [];
  const stored = new Map<string, StoredFile>();
  const logs: string[] = [];
  const published = new Map<string, PublicFile>();
  const fileRequests: IncomingMessage['headers'][] = [];
  const rpc: RpcState = { cursors: new Map(), cache: new Map() };

  const routes: [prefix: string, answer: (request: Arrived) => Promise<Answer> | Answer][] = [
    ['/rpc', ({ body, headers }) => answerRpc(rpc, { body, headers, storeUrl: `${url}/store/` })],
    ['/log', ({ body }) => keepLog(body)],
    ['/store/', (request) => storeFile(stored, request)],
    ['/hooks/', (request) => keepCall(request)],
    ['/callback/', (request) => keepCall(request)],
    ['/files/', ({ path, headers }) => givePublished(path, headers)],
  ];

  function keepLog(body: Buffer): Answer {
    logs.push(body.toString());
    return { status: 200, json: {} };
  }

  function keepCall({ path, method, headers, body }: Arrived): Answer {
    calls.push({ path, method, headers: asZapierNamesThem(headers), content: body.toString() });
    return { status: 200, json: { status: 'success' } };
  }

  function givePublished(path: string, headers: IncomingMessage['headers']): Answer {
    fileRequests.push(headers);
    const file = published.get(path.slice('/files/'.length));
    if (!file) return { status: 404, json: {} };
    return { status: file.status ?? 200, bytes: file.bytes, headers: file.headers ?? {} };
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: Error) => response.writeHead(500).end(error.stack));
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const route = routes.find(([prefix]) => path.startsWith(prefix));
    const arrived = { path, method: request.method ?? 'GET', headers: request.headers, body };
    const answer: Answer = route ? await route[1](arrived) : { status: 404, json: {} };
    const type = answer.json ? { 'content-type': 'application/json' } : {};
    response.writeHead(answer.status, { ...type, ...answer.headers });
    response.end(answer.json ? JSON.stringify(answer.json) : answer.bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    stored,
    logs,
    fileRequests,
    publish(name, file) {
      published.set(name, file);
      return `${url}/files/${name}`;
    },
    close: () =>
      // What core still has to log, it logs.
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

export interface Arrived {
  path: string;
  method: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface Answer {
  status: number;
  json?: object;
  bytes?: Buffer;
  headers?: Record<string, string>;
}

/** Zapier writes header names in its own way: all but two begin with "Http-". */
function asZapierNamesThem(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const written = name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
      return [/^Content-(Type|Length)$/.test(written) ? written : `Http-${written}`, String(value)];
    }),
  );
}
