import { ConfigError } from '../config.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** The command of that name; for any other word the error names the nearest. */
export function findCommand(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  const near = Object.keys(commands)
    .map((known) => ({ known, distance: distanceBetween(name.toLowerCase(), known) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const hint = near && near.distance <= 2 ? ` Did you mean "${near.known}"?` : '';
  throw new ConfigError(`There is no command "${name}".${hint} "docglean help" lists all commands.`);
}

/** Letters to add, take away or change until one word is the other (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
