import zapier from 'zapier-platform-core';
import app from '../../zapier-app/src/index.ts';
import { apiKey } from '../harness/server.ts';
import type { Handler } from './emulator/execute.ts';

/** Uploads the file at an address as Zapier would, in a process of its own; prints how much memory that took at most. */
const [file = '', server_url = ''] = process.argv.slice(2);
const { createAppHandler } = zapier as unknown as { createAppHandler(definition: object): Handler };

let peakBytes = 0;
const timer = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
}, 5);
const { results } = await createAppHandler(app)({
  command: 'execute',
  method: 'creates.submit_document.operation.perform',
  bundle: { authData: { api_key: apiKey, server_url }, inputData: { files: [file] }, meta: {} },
  calledFromCli: true,
});
clearInterval(timer);
process.stdout.write(JSON.stringify({ peakBytes, results }));
