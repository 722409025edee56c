import { type Bill, isEarlier, type Paper } from '@docglean/extract';
import { sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';

/**
 * What an invoice takes of an order has changed: the orders' own matches, and those of later invoices of the same orders,
 * are made anew by jobs, for there is more or less left for them.
 */
export async function matchLaterAnew(
  tx: Tx,
  queue: Queue,
  subject: Pick<Paper, 'id' | 'date'>,
  [before, now]: readonly [readonly Bill[], readonly Bill[]],
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(now)) return;
  const orders = [...new Set([...before, ...now].map(({ baseId }) => baseId))];
  const rows = await tx
    .selectFrom('match')
    .select(['document_id', 'bills'])
    .where((its) =>
      its.or([its('document_id', 'in', orders), sql<boolean>`counterpart_ids && ${orders}::text[]`]),
    )
    .where('document_id', '!=', subject.id)
    .execute();
  const later = rows.filter(
    ({ document_id, bills }) =>
      orders.includes(document_id) ||
      bills.some(
        (bill) => orders.includes(bill.baseId) && bill.claimId !== subject.id && !isEarlier(bill, subject),
      ),
  );
  if (later.length === 0) return;
  await queue.sendAll(
    tx,
    'match',
    later.map(({ document_id }) => ({ document_id })),
  );
}
