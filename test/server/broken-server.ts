import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/src/http/app.ts';
import type { Services } from '../../server/src/services.ts';
import { apiKey } from '../harness/server.ts';

/** What a server answers in which every look-up of a key fails like this. */
export async function askBroken(at: string, failure: Error): Promise<{ response: Response; text: string }> {
  const silent = { info() {}, error() {}, warn() {}, debug() {} };
  const app = createApp({
    config: {
      maxFileBytes: 1,
      perfectparser: { requestsPerMinute: 600 },
      docparseLabs: { requestsPerMinute: 600 },
    },
    log: silent,
    metrics: { request() {} },
    localKey: {
      match() {
        throw failure;
      },
    },
  } as unknown as Services);
  const broken = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => broken.once('listening', resolve));
  const { port } = broken.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${at}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  const text = await response.text();
  await new Promise((resolve) => broken.close(resolve));
  return { response, text };
}

/** As the driver says that the database is gone, and as a defect of ours. */
export const failures = [
  [503, Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })],
  [500, new TypeError('a defect')],
] as const;
