import type { Extraction } from '@docglean/contract';
import { knownPages } from '../../../extractions/known-pages.ts';
import { listExtractions } from '../../../extractions/list.ts';
import type { Db } from '../../../store/database.ts';
import { timeOf } from '../../../store/ids.ts';
import { presentBatch } from './batch.ts';

interface ListBatches {
  limit: number;
  /** Only batches made earlier. */
  before: string | undefined;
}

/**
 * The batches of an extraction, newest first. The next page begins before the time of this one's last batch, so this page goes
 * on to the end of that instant, be it beyond the limit: batches of one instant are neither lost nor shown twice.
 */
export async function listBatches(
  db: Db,
  accountId: string,
  parserId: string,
  { limit, before }: ListBatches,
) {
  const filter = { parser_id: parserId, created_before: before };
  const { items, next_cursor } = await listExtractions(db, accountId, { ...filter, limit });
  const last = items.at(-1);
  const more = last && next_cursor ? await restOfInstant(db, accountId, parserId, last, next_cursor) : [];
  const shown = [...items, ...more];
  const pages = await knownPages(
    db,
    shown.map(({ id }) => id),
  );
  return { batches: shown.map((one) => presentBatch(one, pages.get(one.id) ?? 0)) };
}

/** What was made in the same millisecond as the last one of a page, and comes after it. */
async function restOfInstant(
  db: Db,
  accountId: string,
  parser_id: string,
  last: Extraction,
  cursor: string,
): Promise<Extraction[]> {
  const instant = { parser_id, created_after: timeOf(last.id).toISOString(), limit: 100 };
  const rest: Extraction[] = [];
  for (let next: string | null = cursor; next; ) {
    const page = await listExtractions(db, accountId, { ...instant, cursor: next });
    rest.push(...page.items);
    next = page.next_cursor;
  }
  return rest;
}
