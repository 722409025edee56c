import { version } from '../version.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** All commands, one line each. */
export function helpOfAll(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length)) + 2;
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`);
  return `Docglean ${version}: documents in, structured data out.

Usage: docglean COMMAND

${lines.join('\n')}

"docglean help COMMAND" says more about one. Settings come from the environment: see README.md.
`;
}

export const helpOf = (name: string, { usage, summary, details }: Command): string =>
  `docglean ${name}: ${summary}

Usage: docglean ${`${name} ${usage}`.trim()}

${details.replaceAll(/^\n|\n$/g, '')}
`;
