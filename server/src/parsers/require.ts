import type { Against, Parser } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { findParser } from './get.ts';

/** The parser that a request names as its `parser_id`. Throws PARSER_NOT_FOUND. */
export async function requireParser(
  db: Db,
  accountId: string,
  id: string,
  path = 'parser_id',
): Promise<Parser> {
  const parser = await findParser(db, accountId, id);
  if (parser) return parser;
  throw new ApiError('PARSER_NOT_FOUND', {
    details: [{ path, message: `"${id}" is not known.` }],
  });
}

/** The same for the parsers among whose documents a match looks. */
export async function requireParsers(
  db: Db,
  accountId: string,
  { parser_ids = [] }: Pick<Against, 'parser_ids'>,
): Promise<void> {
  for (const [index, id] of parser_ids.entries())
    await requireParser(db, accountId, id, `parser_ids[${index}]`);
}
