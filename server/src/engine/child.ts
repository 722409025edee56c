import { Worker } from 'node:worker_threads';
import {
  answerDocument,
  type Content,
  compareDocuments,
  countPages,
  detectFields,
  drawPage,
  ExtractError,
  extract,
  learnLayout,
  proposedFields,
  questionOf,
  readContent,
  understand,
} from '@docglean/extract';
import type { EngineMessage, EngineTask, EngineVerb, ResultOf, TaskOf } from './messages.ts';

/** The engine process: does one task after the other for the server, which ends it when it must. */

const send = (message: EngineMessage) =>
  new Promise<void>((sent) => process.send?.(message, undefined, undefined, () => sent()));

const onPage = (done: number, total: number) => void send({ kind: 'page', done, total });

const verbs: { [V in EngineVerb]: (task: TaskOf<V>) => Promise<ResultOf<V>> } = {
  async read({ bytes, options }) {
    const { pages: _, wanted: __, ...document } = await extract(bytes, { ...options, onPage });
    return document;
  },
  async ask({ bytes, options }) {
    const content = await readContent(bytes, { ...options, onPage });
    const { pages, wanted, ...read } = understand(content, options);
    // An e-invoice says itself what it says.
    const isAsked = read.engine === 'rules' && wanted.length > 0;
    return { read, content, question: isAsked ? questionOf(wanted, pages) : null };
  },
  async answer({ content, read, question, given }) {
    return answerDocument(content, read, question, given);
  },
  async detect({ files, options }) {
    const samples: Content[] = [];
    for (const bytes of files) samples.push(await readContent(bytes, options));
    return detectFields(samples, options);
  },
  async propose({ samples, answer }) {
    return proposedFields(answer, samples);
  },
  async learn({ bytes, options, fields, truth }) {
    const { pages } = await readContent(bytes, options);
    return learnLayout(pages, fields, truth);
  },
  open: ({ bytes, options }) => readContent(bytes, options),
  async compare({ documents, options }) {
    return compareDocuments(documents, options);
  },
  count: ({ bytes }) => countPages(bytes),
  draw: ({ bytes, page, password }) => drawPage(bytes, page, password),
};

async function work({ verb, task }: EngineTask): Promise<void> {
  try {
    // Each verb comes with its own task; the compiler does not follow that through the table.
    const result = await (verbs[verb] as (task: unknown) => Promise<ResultOf<EngineVerb>>)(task);
    await send({ kind: 'done', result, residentBytes: process.memoryUsage.rss() });
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
