import { fork } from 'node:child_process';
import path from 'node:path';
import type { Extracted, ExtractOptions } from '@docglean/extract';

export type Answer = { read: Extracted } | { error: string };

/**
 * The engine in a process of its own. In Jest's own realm `Float32Array` is not the one that onnxruntime's native
 * side makes, and it refuses the difference.
 */
export function startEngine() {
  const child = fork(path.join(import.meta.dirname, 'engine-child.ts'), {
    serialization: 'advanced',
    execArgv: [],
    env: { PATH: process.env.PATH },
  });
  const ask = (bytes: Uint8Array, options: ExtractOptions) =>
    new Promise<Answer>((resolve, reject) => {
      const ended = () => reject(new Error('the engine process ended'));
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        child.off('exit', ended);
        resolve(answer);
      });
      child.send({ bytes, options });
    });
  return {
    /** One document at a time. */
    async extract(bytes: Uint8Array, options: Partial<ExtractOptions> = {}): Promise<Extracted> {
      const answer = await ask(bytes, { mode: 'fields', documentType: 'auto', ...options });
      if ('error' in answer) throw new Error(answer.error);
      return answer.read;
    },
    stop: () => child.kill(),
  };
}
