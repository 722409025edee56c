import { sql } from 'kysely';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';

/** Puts deliveries on their way anew, in this order, whatever came of them before; the waits begin with the first. */
export async function sendAgain(tx: Tx, queue: Queue, deliveryIds: readonly string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  const rows = await tx
    .updateTable('delivery')
    .set({
      state: 'pending',
      attempts_before: sql.ref('attempts'),
      next_attempt_at: new Date(),
      finished_at: null,
    })
    .where('id', 'in', deliveryIds)
    .returning(['id', 'attempts'])
    .execute();
  const attemptsOf = new Map(rows.map(({ id, attempts }) => [id, attempts]));
  await queue.sendAll(
    tx,
    'deliver',
    deliveryIds.map((id) => ({ delivery_id: id, attempt: (attemptsOf.get(id) ?? 0) + 1 })),
  );
}
