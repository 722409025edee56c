import type { CreateParser, Parser } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { escapeLike } from '../store/escape-like.ts';
import { createParser } from './create.ts';

/** Others may take the next number at the same moment. */
const mostTries = 10;

/**
 * Creates a parser whose name need not be a new one: where the account has one of that name, this becomes "Name (2)", and so on.
 * Throws PARSER_NOT_FOUND, and CONFLICT where others were faster again and again.
 */
export async function createNumberedParser(db: Db, accountId: string, input: CreateParser): Promise<Parser> {
  for (let tries = 1; ; tries += 1) {
    try {
      const name = tries === 1 ? input.name : await nextName(db, accountId, input.name);
      return await createParser(db, accountId, { ...input, name });
    } catch (error) {
      const isTaken = error instanceof ApiError && error.code === 'CONFLICT';
      if (!isTaken || tries === mostTries) throw error;
    }
  }
}

async function nextName(db: Db, accountId: string, name: string): Promise<string> {
  const rows = await db
    .selectFrom('parser')
    .select('name')
    .where('account_id', '=', accountId)
    .where('name', 'like', `${escapeLike(name)} (%)`)
    .execute();
  const numbers = rows.map((row) => Number(/^ \((\d{1,9})\)$/.exec(row.name.slice(name.length))?.[1] ?? 1));
  return `${name} (${Math.max(1, ...numbers) + 1})`;
}
