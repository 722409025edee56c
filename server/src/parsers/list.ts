import { type Parser, presetTypes } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { escapeLike } from '../store/escape-like.ts';
import { type Page, readCursor, toPage } from '../store/paging.ts';
import { presentParser } from './present.ts';
import { isPreset, presetParser } from './presets.ts';

interface ListParsers {
  limit: number;
  cursor?: string | undefined;
  search?: string | undefined;
  presets: 'include' | 'exclude' | 'only';
}

/** The account's own, newest first, then the built-in ones. */
export async function listParsers(
  db: Db,
  accountId: string,
  { limit, cursor, search = '', presets }: ListParsers,
): Promise<Page<Parser>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const own = presets === 'only' || (after && isPreset(after)) ? [] : await ownAfter();
  const builtIn = presets === 'exclude' ? [] : presetTypes.map(presetParser);
  const builtInAfter = after && isPreset(after) ? builtIn.slice(presetTypes.indexOf(after) + 1) : builtIn;
  const named = builtInAfter.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return toPage(
    [...own, ...named].slice(0, limit + 1),
    limit,
    ({ id }) => id,
    (parser) => parser,
  );

  async function ownAfter(): Promise<Parser[]> {
    const rows = await db
      .selectFrom('parser')
      .selectAll()
      .where('account_id', '=', accountId)
      .$if(after !== null, (query) => query.where('id', '<', after ?? ''))
      .$if(search !== '', (query) => query.where('name', 'ilike', `%${escapeLike(search)}%`))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    return rows.map(presentParser);
  }
}
