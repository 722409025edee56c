import { mkdirSync } from 'node:fs';
import { type AccountChange, changeAccount } from '../accounts/change-account.ts';
import { createAccount } from '../accounts/create-account.ts';
import { listAccounts } from '../accounts/list-accounts.ts';
import { type Config, ConfigError } from '../config.ts';
import { createLog } from '../log.ts';
import { type Db, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What the command line says about an account, as text. */
export interface AccountFlags {
  credits?: string | undefined;
  'monthly-pages'?: string | undefined;
  'retention-hours'?: string | undefined;
}

/**
 * Lists, adds or changes accounts, straight in the database. The embedded one belongs to one process at a time, so its
 * server must be stopped for that.
 */
export async function runAccounts(
  config: Config,
  words: readonly string[],
  flags: AccountFlags,
): Promise<void> {
  const [action = 'list', subject] = words;
  const change = changeOf(flags);
  mkdirSync(config.dataDir, { recursive: true });
  const database = await openDatabase(config, createLog('error'));
  try {
    await migrate(database.pool);
    if (action === 'list') await list(database.db);
    else if (action === 'add' && subject) await add(database.db, subject, change);
    else if (action === 'set' && subject) await set(database.db, subject, change);
    else
      throw new ConfigError(
        'Write "accounts list", "accounts add NAME" or "accounts set ID", then the options.',
      );
  } finally {
    await database.close();
  }
}

async function list(db: Db): Promise<void> {
  for (const account of await listAccounts(db)) {
    const limits = [
      `credits ${account.credit_balance ?? 'unlimited'}`,
      `monthly pages ${account.monthly_pages ?? 'as set for the server'}`,
      `retention hours ${account.retention_hours ?? 'as set for the server'}`,
    ];
    say(`${account.id}  ${account.name}  (${limits.join(', ')})`);
  }
}

async function add(db: Db, name: string, change: AccountChange): Promise<void> {
  const { id, key } = await createAccount(db, name, change);
  say(`Account:  ${id}\nAPI key:  ${key.key}\n(The key is shown only this once. Keep it somewhere safe.)`);
}

async function set(db: Db, id: string, change: AccountChange): Promise<void> {
  if (!(await changeAccount(db, id, change)))
    throw new ConfigError(`There is no account "${id}". "accounts list" shows all.`);
  await list(db);
}

function changeOf(flags: AccountFlags): AccountChange {
  const credits = numberOf('--credits', flags.credits, Number.isInteger);
  const monthlyPages = numberOf('--monthly-pages', flags['monthly-pages'], Number.isInteger);
  const retentionHours = numberOf('--retention-hours', flags['retention-hours'], (hours) => hours > 0);
  return {
    ...(credits !== undefined && { credits }),
    ...(monthlyPages !== undefined && { monthlyPages }),
    ...(retentionHours !== undefined && { retentionHours }),
  };
}

/** `none` takes a limit away. */
function numberOf(
  flag: string,
  text: string | undefined,
  isRight: (number: number) => boolean,
): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= 0 && number <= 1_000_000_000 && isRight(number)) return number;
  throw new ConfigError(`${flag} has a wrong value (it is "${text}"). Write a number, or none for no limit.`);
}
