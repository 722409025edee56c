import { accounts } from './accounts.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { extract } from './extract.ts';
import { keys } from './keys.ts';
import { match } from './match.ts';
import { migrateCommand } from './migrate.ts';
import { api, serve, worker } from './run-server.ts';

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  serve,
  api,
  worker,
  demo,
  extract,
  compare,
  match,
  export: exportCommand,
  keys,
  accounts,
  migrate: migrateCommand,
  doctor,
};
