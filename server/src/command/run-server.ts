import { type Config, ConfigError } from '../config.ts';
import { createLog } from '../log.ts';
import { type Part, startServer } from '../serve.ts';
import type { Command } from './command.ts';

export const serve: Command = {
  usage: '',
  summary: 'start the server: HTTP and workers in one process',
  details: `
Settings come from the environment: PORT, HOST, DOCGLEAN_DATA_DIR, DATABASE_URL and others, see README.md.
At the first start an API key is made and printed, once. "docglean doctor" checks the settings first.`,
  run: ({ config }) => runServer(config(), 'all'),
};

const several = `
Run as many as you like, on one or several machines, with the same DATABASE_URL (Postgres) and the same
DOCGLEAN_DATA_DIR, a folder that all of them see. Without DATABASE_URL use "docglean serve".`;

export const api: Command = {
  usage: '',
  summary: 'start HTTP only; "docglean worker" reads the documents',
  details: several,
  run: ({ config }) => runServer(needPostgres(config(), 'api'), 'api'),
};

export const worker: Command = {
  usage: '',
  summary: 'start workers only; "docglean api" takes the requests',
  details: `${several}
DOCGLEAN_WORKERS says how many documents one worker reads at the same time.`,
  run: ({ config }) => runServer(needPostgres(config(), 'worker'), 'worker'),
};

function needPostgres(config: Config, name: string): Config {
  if (config.databaseUrl) return config;
  throw new ConfigError(
    `"docglean ${name}" needs a Postgres server: the embedded database belongs to one process. ` +
      'Use "docglean serve", or set DATABASE_URL.',
  );
}

/** Runs the server, or a part of it, until it is told to stop. */
async function runServer(config: Config, part: Part): Promise<void> {
  const server = await startServer(config, createLog(config.logLevel), part);
  const keyLines = server.newKey
    ? `Your API key:          ${server.newKey}\n(It is shown only this once. Keep it somewhere safe.)\n`
    : '';
  const what =
    part === 'worker'
      ? `A Docglean worker is running; it reads ${config.workers} documents at the same time.`
      : `Docglean is running at ${server.url}`;
  process.stdout.write(`\n${what}\n${keyLines}Stop it with Ctrl+C.\n\n`);

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
