import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { storableText } from '../store/storable.ts';
import type { Attempt } from './attempt.ts';
import { waitAfter } from './schedule.ts';

/** A webhook without one success for this long is disabled. */
const disableAfterMs = 5 * 24 * 3600_000;

interface Delivery {
  id: string;
  attempts: number;
  webhookId: string | null;
}

/** Stores an attempt, and with it what happens next: done, given up, or the next attempt as a delayed job. */
export async function recordAttempt(
  { db, queue }: Services,
  delivery: Delivery,
  attempt: Attempt,
): Promise<void> {
  const number = delivery.attempts + 1;
  await db.transaction().execute(async (tx) => {
    const updated = await tx
      .updateTable('delivery')
      .set({ attempts: number })
      .where('id', '=', delivery.id)
      // The same job ran twice: the other run has noted this attempt already.
      .where('attempts', '=', delivery.attempts)
      .returning('id')
      .executeTakeFirst();
    if (!updated) return;
    await tx
      .insertInto('delivery_attempt')
      .values({
        delivery_id: delivery.id,
        attempt: number,
        started_at: attempt.startedAt,
        duration_ms: attempt.durationMs,
        status_code: attempt.statusCode,
        response: storableText(attempt.response),
      })
      .execute();
    const delivered = attempt.statusCode !== null && attempt.statusCode >= 200 && attempt.statusCode < 300;
    if (delivery.webhookId) await noteHealth(tx, delivery.webhookId, delivered, attempt.statusCode);

    const kind = delivery.webhookId ? 'webhook' : 'callback';
    const waitMs = delivered || isFinal(kind, attempt) ? null : waitAfter(kind, number, attempt.retryAfterMs);
    if (waitMs === null) {
      const state = delivered ? 'delivered' : 'exhausted';
      await finish(tx, delivery.id, { state, finished_at: new Date(), next_attempt_at: null });
    } else {
      await finish(tx, delivery.id, { next_attempt_at: new Date(Date.now() + waitMs) });
      await queue.send(tx, 'deliver', { delivery_id: delivery.id }, { delayMs: waitMs });
    }
  });
}

type DeliveryChange = { next_attempt_at: Date | null; state?: 'delivered' | 'exhausted'; finished_at?: Date };

const finish = (tx: Tx, id: string, change: DeliveryChange) =>
  tx.updateTable('delivery').set(change).where('id', '=', id).execute();

/** Answers after which another try cannot succeed. */
function isFinal(kind: 'webhook' | 'callback', { statusCode, response }: Attempt): boolean {
  if (statusCode === 410) return true;
  if (kind === 'webhook') return false;
  // A waiting execution refuses a wrong signature with 401, and one that has ended says so with 409 "finished".
  return statusCode === 401 || (statusCode === 409 && /finished/i.test(response));
}

async function noteHealth(
  tx: Tx,
  webhookId: string,
  delivered: boolean,
  statusCode: number | null,
): Promise<void> {
  if (delivered) {
    await tx.updateTable('webhook').set({ failing_since: null }).where('id', '=', webhookId).execute();
    return;
  }
  const now = new Date();
  const { failing_since } = await tx
    .updateTable('webhook')
    .set(({ fn, val }) => ({ failing_since: fn.coalesce('failing_since', val(now)) }))
    .where('id', '=', webhookId)
    .returning('failing_since')
    .executeTakeFirstOrThrow();
  const reason =
    statusCode === 410
      ? 'The receiving address said that it is gone (410).'
      : failing_since && now.getTime() - failing_since.getTime() > disableAfterMs
        ? 'No delivery has succeeded for five days.'
        : null;
  if (reason) {
    await tx
      .updateTable('webhook')
      .set({ disabled_at: now, disabled_reason: reason })
      .where('id', '=', webhookId)
      .where('disabled_at', 'is', null)
      .execute();
  }
}
