import { Worker } from 'node:worker_threads';
import { ExtractError, extract } from '@docglean/extract';
import type { EngineMessage, ReadTask } from './messages.ts';

/** The engine process: reads one document after the other for the server, which ends it when it must. */

const send = (message: EngineMessage) =>
  new Promise<void>((sent) => process.send?.(message, undefined, undefined, () => sent()));

async function read({ bytes, options }: ReadTask): Promise<void> {
  try {
    const onPage = (done: number, total: number) => void send({ kind: 'page', done, total });
    const { pages: _, ...document } = await extract(bytes, { ...options, onPage });
    await send({ kind: 'read', read: document, residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    if (error instanceof ExtractError) {
      await send({ kind: 'refused', code: error.code });
      return;
    }
    // After an abort inside WebAssembly nothing in this process can be trusted any more.
    await send({
      kind: 'crashed',
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    process.exit(1);
  }
}

/** Ends this process when the server is gone, even while a hostile document keeps its main thread busy for ever. */
function endWithTheServer(): void {
  const server = process.ppid;
  const watch = `setInterval(() => process.ppid === ${server} || process.kill(process.pid, 'SIGKILL'), 1000)`;
  new Worker(watch, { eval: true }).unref();
}

endWithTheServer();
process.on('message', (task: ReadTask) => void read(task));
process.on('disconnect', () => process.exit(0));
await send({ kind: 'ready' });
