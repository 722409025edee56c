import { bar } from '../bar.ts';
import type { ReadFile } from './read-file.ts';

/** Says on stderr how far the files are: one line that fills up on a terminal, a line for each file elsewhere. */
export function showProgress(total: number): { done(read: Pick<ReadFile, 'path' | 'status'>): void } {
  const { stderr } = process;
  let count = 0;
  return {
    done({ path, status }) {
      count += 1;
      if (total === 1) return;
      if (stderr.isTTY)
        stderr.write(`\r  ${bar(count / total)} ${count} of ${total}${count === total ? '\n' : ''}`);
      else stderr.write(`${count} of ${total}  ${path}: ${status.replace('_', ' ')}\n`);
    },
  };
}
