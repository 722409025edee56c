import { apiKey, type TestServer } from '../harness/server.ts';
import { type Execution, type RunOptions, runNode } from './n8n-engine.ts';

/** Runs one operation of the node against the server of a test, by default for one item without a file. */
export const operationsOn =
  (server: () => TestServer) =>
  (
    resource: string,
    operation: string,
    parameters: RunOptions['parameters'] = {},
    items: RunOptions['items'] = [{ json: {} }],
  ): Promise<Execution> =>
    runNode({
      items,
      parameters: { resource, operation, ...parameters },
      credentials: { serverUrl: server().url, apiKey },
    });
