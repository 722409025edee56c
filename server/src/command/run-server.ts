import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { startServer } from '../serve.ts';

/** Runs the server until it is told to stop. */
export async function runServer(config: Config): Promise<void> {
  const server = await startServer(config, createLog(config.logLevel));
  const keyLines = server.newKey
    ? `Your API key:          ${server.newKey}\n(It is shown only this once. Keep it somewhere safe.)\n`
    : '';
  process.stdout.write(`\nDocglean is running at ${server.url}\n${keyLines}Stop it with Ctrl+C.\n\n`);

  const stop = (signal: string) => {
    process.stdout.write(`\n${signal}: finishing what is running …\n`);
    server.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`Could not stop cleanly: ${error}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
