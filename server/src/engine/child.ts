import { Worker } from 'node:worker_threads';
import { type Content, detectFields, ExtractError, extract, readContent } from '@docglean/extract';
import type { DetectTask, EngineMessage, EngineTask, ReadTask } from './messages.ts';

/** The engine process: does one task after the other for the server, which ends it when it must. */

const send = (message: EngineMessage) =>
  new Promise<void>((sent) => process.send?.(message, undefined, undefined, () => sent()));

const answers = {
  read: async ({ bytes, options }: ReadTask): Promise<EngineMessage> => {
    const onPage = (done: number, total: number) => void send({ kind: 'page', done, total });
    const { pages: _, ...document } = await extract(bytes, { ...options, onPage });
    return { kind: 'read', read: document, residentBytes: process.memoryUsage.rss() };
  },
  detect: async ({ files, options }: DetectTask): Promise<EngineMessage> => {
    const samples: Content[] = [];
    for (const bytes of files) samples.push(await readContent(bytes, options));
    const detected = detectFields(samples, options);
    return { kind: 'detected', detected, residentBytes: process.memoryUsage.rss() };
  },
};

async function work(task: EngineTask): Promise<void> {
  try {
    await send(await (task.kind === 'read' ? answers.read(task) : answers.detect(task)));
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
process.on('message', (task: EngineTask) => void work(task));
process.on('disconnect', () => process.exit(0));
await send({ kind: 'ready' });
