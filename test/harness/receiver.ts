import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  headers: IncomingHttpHeaders;
  body: string;
  json: { id: string; type: string; data: Record<string, Record<string, unknown>> };
  atMs: number;
}

type Answer = { status: number; body?: string; headers?: Record<string, string> };

/** The outside world of a webhook: keeps what it is sent and answers as told. */
export interface Receiver {
  url: string;
  calls: ReceivedCall[];
  /** How the next calls are answered, in order; after them 200. */
  answerNext(...answers: Answer[]): void;
  /** Resolves when `count` calls that pass the filter have come in. */
  received(count: number, filter?: (call: ReceivedCall) => boolean): Promise<ReceivedCall[]>;
  close(): Promise<void>;
}

const waitLimitMs = 40_000;

export async function startReceiver(): Promise<Receiver> {
  const calls: ReceivedCall[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body, json: JSON.parse(body), atMs: Date.now() });
      const answer = answers.shift() ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    calls,
    answerNext: (...next) => void answers.push(...next),
    async received(count, filter = () => true) {
      const untilMs = Date.now() + waitLimitMs;
      while (Date.now() < untilMs) {
        const matching = calls.filter(filter);
        if (matching.length >= count) return matching;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(
        `${calls.filter(filter).length} of ${count} calls came in: ${JSON.stringify(calls.map((call) => call.json.type))}`,
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
