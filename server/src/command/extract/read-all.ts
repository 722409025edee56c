import type { Config } from '../../config.ts';
import { engineLimits, enginePool } from '../../engine/pool.ts';
import { createLog } from '../../log.ts';
import { showProgress } from './progress.ts';
import { type ReadFile, type ReadOptions, readFile } from './read-file.ts';

/** As many at the same time as the server would read; in the order they were given. */
export async function readAll(
  config: Config,
  files: readonly string[],
  options: ReadOptions,
): Promise<ReadFile[]> {
  const atOnce = Math.min(config.workers, files.length);
  const engine = enginePool(atOnce, engineLimits(config), createLog('silent'));
  const progress = showProgress(files.length);
  try {
    return await Promise.all(
      files.map((file) =>
        engine.lend(async (process) => {
          const read = await readFile(process, config, file, options);
          progress.done(read);
          return read;
        }),
      ),
    );
  } finally {
    engine.stop();
  }
}
