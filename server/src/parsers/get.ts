import type { Parser } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { presentParser } from './present.ts';
import { isPreset, presetParser } from './presets.ts';

/** Throws RESOURCE_NOT_FOUND, also for one of another account. */
export async function getParser(db: Db, accountId: string, id: string): Promise<Parser> {
  const parser = await findParser(db, accountId, id);
  if (!parser) throw new ApiError('RESOURCE_NOT_FOUND');
  return parser;
}

/** A parser of the account, or a built-in one; null where there is none. */
export async function findParser(db: Db, accountId: string, id: string): Promise<Parser | null> {
  if (isPreset(id)) return presetParser(id);
  const row = await db
    .selectFrom('parser')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? presentParser(row) : null;
}
