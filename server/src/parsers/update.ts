import { fieldsAskedFor, type Parser, type UpdateParser } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { storableJson } from '../store/storable.ts';
import { nameTaken } from './name-taken.ts';
import { presentParser } from './present.ts';
import { isPreset } from './presets.ts';
import { requireParsers } from './require.ts';

/** Changes what is given. Throws RESOURCE_NOT_FOUND, PARSER_NOT_FOUND, CONFLICT or PRESET_IS_FIXED. */
export async function updateParser(
  db: Db,
  accountId: string,
  id: string,
  input: UpdateParser,
): Promise<Parser> {
  if (isPreset(id)) throw new ApiError('PRESET_IS_FIXED');
  const { name, description, document_type, language, review_threshold, match_with } = input;
  await requireParsers(db, accountId, match_with ?? {});
  const fields = fieldsAskedFor(input);
  const row = await db
    .updateTable('parser')
    .set({
      updated_at: new Date(),
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(document_type !== undefined && { document_type }),
      ...(language !== undefined && { language }),
      ...(review_threshold !== undefined && { review_threshold }),
      ...(match_with !== undefined && { match_with: match_with && storableJson(match_with) }),
      ...(fields && { fields: storableJson(fields) }),
    })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst()
    .catch(nameTaken(name));
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentParser(row);
}
