import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnsweringServer {
  url: string;
  /** What it was asked, newest last. */
  requests: Pick<IncomingMessage, 'url' | 'headers'>[];
  /** How it answers from now on. */
  answer: { status: number; body?: string; headers?: Record<string, string> };
  close(): void;
}

/** A server in the place of Docglean's that answers as told: with errors that a real one gives too rarely for a test. */
export async function startAnsweringServer(): Promise<AnsweringServer> {
  const requests: AnsweringServer['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    const { status, body = '', headers = {} } = self.answer;
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: AnsweringServer = {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer: { status: 200, body: '{}' },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return self;
}
