import type { Tx } from '../store/database.ts';
import { storableText } from '../store/storable.ts';
import type { Attempt } from './attempt.ts';

/** Notes an attempt, the first one as number 1. */
export async function storeAttempt(
  tx: Tx,
  deliveryId: string,
  number: number,
  attempt: Attempt,
): Promise<void> {
  await tx
    .insertInto('delivery_attempt')
    .values({
      delivery_id: deliveryId,
      attempt: number,
      started_at: attempt.startedAt,
      duration_ms: attempt.durationMs,
      status_code: attempt.statusCode,
      response: storableText(attempt.response),
    })
    .execute();
}
