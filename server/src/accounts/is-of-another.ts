import { notExpired } from '../extractions/expiry.ts';
import { sectionNotExpired } from '../sections/expiry.ts';
import type { Db } from '../store/database.ts';

/**
 * Whether an extraction, a document or a section exists but belongs to another account. Only for surfaces whose contract tells the two
 * apart: the native API never does.
 */
export async function isOfAnother(
  db: Db,
  accountId: string,
  table: 'extraction' | 'section' | 'document',
  id: string,
): Promise<boolean> {
  if (table === 'document') {
    const document = await db
      .selectFrom('document')
      .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
      .select('document.id')
      .where('document.id', '=', id)
      .where('document.account_id', '<>', accountId)
      .where(notExpired())
      .executeTakeFirst();
    return document !== undefined;
  }
  const found = await db
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('account_id', '<>', accountId)
    .where(table === 'extraction' ? notExpired() : sectionNotExpired())
    .executeTakeFirst();
  return found !== undefined;
}
