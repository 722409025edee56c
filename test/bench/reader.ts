import { fork } from 'node:child_process';
import path from 'node:path';

/** Pages read in a second on the clock, and in a second of processor time of all threads. */
export interface Rate {
  perSecond: number;
  perProcessorSecond: number;
}

/** A reader of PDFs in a process of its own, `docglean` or `pdf-parse`. */
export function startReader(name: string) {
  const child = fork(path.join(import.meta.dirname, 'reader-child.ts'), [name], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    read: (files: readonly Uint8Array[]) =>
      new Promise<Rate>((resolve) => {
        child.once('message', ({ pages, ms, processorMs }: Record<'pages' | 'ms' | 'processorMs', number>) =>
          resolve({ perSecond: (pages * 1000) / ms, perProcessorSecond: (pages * 1000) / processorMs }),
        );
        child.send(files);
      }),
    stop: () => child.kill(),
  };
}
