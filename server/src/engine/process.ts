import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '@docglean/contract';
import type { Log } from '../log.ts';
import type { EngineMessage, EngineTask, EngineVerb, ResultOf, TaskOf } from './messages.ts';

export interface EngineLimits {
  timeoutMs: number;
  memoryBytes: number;
}

export type Outcome<V extends EngineVerb> = { result: ResultOf<V> } | { error: ErrorCode };

type OnPage = (done: number, total: number) => void;

/** One engine process, started when needed and replaced after it was killed, crashed or grew. */
export interface EngineProcess {
  run<V extends EngineVerb>(verb: V, task: TaskOf<V>, onPage?: OnPage): Promise<Outcome<V>>;
  stop(): void;
}

const wasmPageBytes = 65_536;
/** Megabytes; V8's own choice of 16 keeps a hundred more alive while a long document is read, and is hardly faster. */
const youngGeneration = '--max-semi-space-size=4';
const memoryCheckMs = 200;
const startLimitMs = 60_000;
/** WebAssembly memory never shrinks, so a process that once grew is replaced while nobody waits for it. */
const replaceAboveBytes = 700 * 1024 * 1024;

export function engineProcess(limits: EngineLimits, log: Log): EngineProcess {
  let child: ChildProcess | undefined;
  /** Processes that have loaded the engine; until then the time of a document has not begun. */
  const ready = new WeakSet<ChildProcess>();

  function start(): ChildProcess {
    const megabytes = Math.floor(limits.memoryBytes / 1024 / 1024);
    const started = fork(path.join(import.meta.dirname, 'child.ts'), {
      serialization: 'advanced',
      // Nothing of the server's settings or secrets reaches the process that opens strangers' files.
      env: { PATH: process.env.PATH },
      execArgv: [
        `--max-old-space-size=${megabytes}`,
        youngGeneration,
        `--wasm-max-mem-pages=${Math.floor(limits.memoryBytes / wasmPageBytes)}`,
      ],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    return started;
  }

  function discard(process: ChildProcess): void {
    if (child === process) child = undefined;
    process.kill('SIGKILL');
  }

  function ask(task: EngineTask, onPage?: OnPage): Promise<Outcome<EngineVerb>> {
    child ??= start();
    const current = child;
    return new Promise((resolve) => {
      const stop = (outcome: Outcome<EngineVerb>) => {
        clearTimeout(timer);
        clearInterval(memoryTimer);
        current.off('message', onMessage).off('exit', onExit).off('error', onError);
        resolve(outcome);
      };
      const kill = (error: ErrorCode) => {
        discard(current);
        stop({ error });
      };
      const onMessage = (message: EngineMessage) => {
        if (message.kind === 'ready') {
          ready.add(current);
          clearTimeout(timer);
          timer = setTimeout(() => kill('TIMED_OUT'), limits.timeoutMs);
        }
        if (message.kind === 'page') onPage?.(message.done, message.total);
        if (message.kind === 'crashed')
          log.warn({ reason: message.reason }, 'the engine crashed on a document');
        if (mustReplace(message, limits)) discard(current);
        const outcome = outcomeOf(message);
        if (outcome) stop(outcome);
      };
      // V8 aborts a process that exceeds its heap; whatever else ends it by itself is a crash.
      const onExit = (_code: number | null, signal: NodeJS.Signals | null) =>
        stop({ error: signal === 'SIGABRT' ? 'OUT_OF_MEMORY' : 'ENGINE_FAILED' });
      const onError = (error: Error) => {
        log.warn({ err: error }, 'the engine process failed');
        kill('ENGINE_FAILED');
      };
      let timer = ready.has(current)
        ? setTimeout(() => kill('TIMED_OUT'), limits.timeoutMs)
        : setTimeout(() => kill('ENGINE_FAILED'), startLimitMs);
      const memoryTimer = setInterval(async () => {
        const bytes = await residentBytes(current.pid);
        if (bytes > limits.memoryBytes && child === current) kill('OUT_OF_MEMORY');
      }, memoryCheckMs);
      current.on('message', onMessage).once('exit', onExit).once('error', onError);
      current.send(task);
    });
  }

  return {
    // The answer to a verb is its own result: the process does one task at a time.
    run: (verb, task, onPage) => ask({ verb, task } as EngineTask, onPage) as Promise<Outcome<typeof verb>>,
    stop() {
      if (child) discard(child);
    },
  };
}

function outcomeOf(message: EngineMessage): Outcome<EngineVerb> | null {
  switch (message.kind) {
    case 'done':
      return { result: message.result };
    case 'refused':
      return { error: message.code };
    case 'crashed':
      return { error: 'ENGINE_FAILED' };
    default:
      return null;
  }
}

const mustReplace = (message: EngineMessage, { memoryBytes }: EngineLimits) =>
  message.kind === 'crashed' ||
  (message.kind === 'done' && message.residentBytes > Math.min(replaceAboveBytes, memoryBytes / 2));

/** Memory of a process as Linux counts it; 0 elsewhere, where only the limits of V8 and WebAssembly hold. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
