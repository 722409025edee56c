import type { Match } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { matchesMatching } from './list.ts';
import { presentMatch } from './present.ts';

/** Throws RESOURCE_NOT_FOUND. */
export async function getMatch(db: Db, accountId: string, id: string): Promise<Match> {
  const row = await matchesMatching(db, accountId, {}).where('id', '=', id).executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentMatch(row);
}
