import { notExpired } from '../extractions/expiry.ts';
import { sectionNotExpired } from '../sections/expiry.ts';
import type { Db } from '../store/database.ts';

/**
 * Whether an extraction or a section exists but belongs to another account. Only for surfaces whose contract tells the two
 * apart: the native API never does.
 */
export async function isOfAnother(
  db: Db,
  accountId: string,
  table: 'extraction' | 'section',
  id: string,
): Promise<boolean> {
  const found = await db
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('account_id', '<>', accountId)
    .where(table === 'extraction' ? notExpired() : sectionNotExpired())
    .executeTakeFirst();
  return found !== undefined;
}
