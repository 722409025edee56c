import { type CreateParser, fieldsAskedFor, type Parser } from '@docglean/contract';
import type { Db } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { storableJson } from '../store/storable.ts';
import { nameTaken } from './name-taken.ts';
import { presentParser } from './present.ts';
import { requireParsers } from './require.ts';

/** Throws PARSER_NOT_FOUND, or CONFLICT where the account has a parser of this name. */
export async function createParser(db: Db, accountId: string, input: CreateParser): Promise<Parser> {
  await requireParsers(db, accountId, input.match_with ?? {});
  const row = await db
    .insertInto('parser')
    .values({
      id: newId('parser'),
      account_id: accountId,
      name: input.name,
      description: input.description ?? null,
      document_type: input.document_type ?? null,
      language: input.language ?? null,
      review_threshold: input.review_threshold ?? null,
      match_with: input.match_with ? storableJson(input.match_with) : null,
      fields: storableJson(fieldsAskedFor(input) ?? []),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(nameTaken(input.name));
  return presentParser(row);
}
