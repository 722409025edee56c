#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runAccounts } from './command/accounts.ts';
import { runDemo } from './command/demo.ts';
import { runServer } from './command/run-server.ts';
import { ConfigError, readConfig } from './config.ts';
import { version } from './version.ts';

const help = `Docglean ${version}: documents in, structured data out.

  docglean serve   start the server (settings come from the environment)
  docglean demo    read two sample documents and show what is in them
  docglean accounts list | add NAME | set ID
                   separate accounts on this server; with --credits, --monthly-pages, --retention-hours
                   and a number, or none. Without DATABASE_URL, stop the server first.
`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      credits: { type: 'string' },
      'monthly-pages': { type: 'string' },
      'retention-hours': { type: 'string' },
    },
  });
  const command = positionals[0] ?? 'serve';
  if (values.version) return void process.stdout.write(`${version}\n`);
  if (values.help || command === 'help') return void process.stdout.write(help);
  const config = readConfig(process.env, availableParallelism());
  if (command === 'serve') return runServer(config);
  if (command === 'demo') return runDemo(config);
  if (command === 'accounts') return runAccounts(config, positionals.slice(1), values);
  throw new ConfigError(`There is no command "${command}".\n\n${help}`);
}

main().catch((error: unknown) => {
  // What is thrown for the operator is a sentence; a stack would only hide it.
  process.stderr.write(`\nDocglean cannot go on.\n${error instanceof Error ? error.message : error}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
