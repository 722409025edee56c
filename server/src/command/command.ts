import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../config.ts';

/** What was written behind the name of a command. */
export interface Invocation {
  words: readonly string[];
  flags: Flags;
  /** The settings; throws a ConfigError where one is wrong. */
  config(): Config;
}

export interface Flags {
  text(name: string): string | undefined;
  texts(name: string): string[];
  isSet(name: string): boolean;
}

export interface Command {
  /** Behind the name, such as `EXTRACTION [options]`. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `docglean help NAME` says beyond that. */
  details: string;
  options?: ParseArgsOptionsConfig;
  /** Throws a sentence for the operator where it cannot go on; what went wrong otherwise is in `process.exitCode`. */
  run(invocation: Invocation): Promise<void>;
}

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
