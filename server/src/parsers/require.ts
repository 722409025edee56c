import type { Parser } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { findParser } from './get.ts';

/** The parser that a request names as its `parser_id`. Throws PARSER_NOT_FOUND. */
export async function requireParser(db: Db, accountId: string, id: string): Promise<Parser> {
  const parser = await findParser(db, accountId, id);
  if (parser) return parser;
  throw new ApiError('PARSER_NOT_FOUND', {
    details: [{ path: 'parser_id', message: `"${id}" is not known.` }],
  });
}
