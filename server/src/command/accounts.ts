import { type AccountChange, changeAccount } from '../accounts/change-account.ts';
import { createAccount } from '../accounts/create-account.ts';
import { listAccounts } from '../accounts/list-accounts.ts';
import { ConfigError } from '../config.ts';
import type { Db } from '../store/database.ts';
import { type Command, say } from './command.ts';
import { withDatabase } from './with-database.ts';

/** What the command line says about an account, as text. */
interface AccountFlags {
  credits: string | undefined;
  monthlyPages: string | undefined;
  retentionHours: string | undefined;
}

export const accounts: Command = {
  usage: 'list | add NAME | set ID [options]',
  summary: 'separate accounts on this server',
  details: `
  --credits NUMBER           what it may use; "none" takes the limit away
  --monthly-pages NUMBER     pages a calendar month, or none
  --retention-hours NUMBER   when its files and results are deleted, or none

Straight in the database. The embedded one belongs to one process at a time: stop its server first.`,
  options: {
    credits: { type: 'string' },
    'monthly-pages': { type: 'string' },
    'retention-hours': { type: 'string' },
  },
  async run({ words, flags, config }) {
    const [action = 'list', subject] = words;
    const change = changeOf({
      credits: flags.text('credits'),
      monthlyPages: flags.text('monthly-pages'),
      retentionHours: flags.text('retention-hours'),
    });
    await withDatabase(config(), async ({ db }) => {
      if (action === 'list') await list(db);
      else if (action === 'add' && subject) await add(db, subject, change);
      else if (action === 'set' && subject) await set(db, subject, change);
      else
        throw new ConfigError(
          'Write "accounts list", "accounts add NAME" or "accounts set ID", then the options.',
        );
    });
  },
};

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
  const monthlyPages = numberOf('--monthly-pages', flags.monthlyPages, Number.isInteger);
  const retentionHours = numberOf('--retention-hours', flags.retentionHours, (hours) => hours > 0);
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
