import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { isPreset } from './presets.ts';

/** Deletes a parser and what it learned; its extractions stay. Throws RESOURCE_NOT_FOUND or PRESET_IS_FIXED. */
export async function deleteParser(db: Db, accountId: string, id: string): Promise<void> {
  if (isPreset(id)) throw new ApiError('PRESET_IS_FIXED');
  await db.transaction().execute(async (tx) => {
    const deleted = await tx
      .deleteFrom('parser')
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .returning('id')
      .executeTakeFirst();
    if (!deleted) throw new ApiError('RESOURCE_NOT_FOUND');
    await tx
      .deleteFrom('layout_memory')
      .where('account_id', '=', accountId)
      .where('parser_id', '=', id)
      .execute();
  });
}
