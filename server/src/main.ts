#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Command, Flags } from './command/command.ts';
import { findCommand } from './command/find-command.ts';
import { helpOf, helpOfAll } from './command/help.ts';
import { ConfigError, readConfig } from './config.ts';
import { version } from './version.ts';

async function main([name = 'serve', ...args]: readonly string[]): Promise<void> {
  if (name === '--version') return void process.stdout.write(`${version}\n`);
  if (name === '--help' || name === '-h') return void process.stdout.write(helpOfAll());
  if (name === 'help') {
    const [about] = args;
    return void process.stdout.write(about ? helpOf(about, findCommand(about)) : helpOfAll());
  }
  const command = findCommand(name);
  const { words, flags } = readArguments(name, command, args);
  if (flags.isSet('help')) return void process.stdout.write(helpOf(name, command));
  const config = () => readConfig(process.env, availableParallelism());
  await command.run({ words, flags, config });
}

function readArguments(name: string, { options }: Command, args: string[]) {
  try {
    const help = { type: 'boolean', short: 'h' } as const;
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help },
    });
    const all = values as Record<string, string | boolean | (string | boolean)[] | undefined>;
    const flags: Flags = {
      text: (flag) => (typeof all[flag] === 'string' ? all[flag] : undefined),
      texts: (flag) => [all[flag] ?? []].flat().map(String),
      isSet: (flag) => all[flag] === true,
    };
    return { words: positionals, flags };
  } catch (error) {
    // Node's first sentence names the option; what follows is about words that begin with a dash.
    const [sentence] = String(error instanceof Error ? error.message : error).split('. ');
    throw new ConfigError(`${sentence}. "docglean help ${name}" lists the options.`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // What is thrown for the operator is a sentence; a stack would only hide it.
  process.stderr.write(`\nDocglean cannot go on.\n${error instanceof Error ? error.message : error}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
