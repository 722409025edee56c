import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type EngineLimits, type EngineProcess, engineProcess } from './process.ts';

/** Engine processes, as many as documents are read at the same time; who comes beyond that waits for a free one. */
export interface EnginePool {
  /** Lends a process for the time of `use`. */
  lend<T>(use: (process: EngineProcess) => Promise<T>): Promise<T>;
  /** Is any process reading? */
  isBusy(): boolean;
  stop(): void;
}

export const engineLimits = ({ documentTimeoutMs, documentMemoryBytes }: Config): EngineLimits => ({
  timeoutMs: documentTimeoutMs,
  memoryBytes: documentMemoryBytes,
});

export function enginePool(size: number, limits: EngineLimits, log: Log): EnginePool {
  const processes = Array.from({ length: size }, () => engineProcess(limits, log));
  const free = [...processes];
  const waiting: ((process: EngineProcess) => void)[] = [];

  const take = () => {
    const process = free.pop();
    return process
      ? Promise.resolve(process)
      : new Promise<EngineProcess>((resolve) => waiting.push(resolve));
  };
  const giveBack = (process: EngineProcess) => {
    const next = waiting.shift();
    if (next) next(process);
    else free.push(process);
  };

  return {
    async lend(use) {
      const process = await take();
      try {
        return await use(process);
      } finally {
        giveBack(process);
      }
    },
    isBusy: () => free.length < size,
    stop() {
      for (const process of processes) process.stop();
    },
  };
}
