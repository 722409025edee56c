import { emitEvents } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { type Attempt, isSuccess } from './attempt.ts';
import { type DialectName, dialects } from './dialects.ts';
import { disabledReasons } from './disabled-reasons.ts';
import { presentWebhook } from './present.ts';
import { callbackWaits, waitAfter, webhookWaits } from './schedule.ts';
import { storeAttempt } from './store-attempt.ts';

/** A webhook without one success for this long is disabled. */
const disableAfterMs = 5 * 24 * 3600_000;

interface Delivery {
  id: string;
  account_id: string;
  attempts: number;
  attempts_before: number;
  webhook_id: string | null;
  dialect: DialectName | null;
}

/** Stores an attempt, and with it what happens next: done, given up, or the next attempt as a delayed job. */
export async function recordAttempt(
  { db, queue }: Services,
  delivery: Delivery,
  attempt: Attempt,
): Promise<void> {
  const number = delivery.attempts + 1;
  await db.transaction().execute(async (tx) => {
    // The webhook before its delivery, in the order of whoever deletes it: neither then waits for the other.
    const { webhook_id } = delivery;
    if (webhook_id) await noteHealth(tx, queue, { id: webhook_id, dialect: delivery.dialect, attempt });
    const updated = await tx
      .updateTable('delivery')
      .set({ attempts: number })
      .where('id', '=', delivery.id)
      // The same job ran twice: the other run has noted this attempt already. Or the webhook is deleted.
      .where('attempts', '=', delivery.attempts)
      .returning('id')
      .executeTakeFirst();
    if (!updated) return;
    await storeAttempt(tx, delivery.id, number, attempt);
    const delivered = isSuccess(attempt);
    const { waits, isFinal } = ruleFor(delivery);
    const tries = number - delivery.attempts_before;
    const waitMs = delivered || isFinal(attempt) ? null : waitAfter(waits, tries, attempt.retryAfterMs);
    if (waitMs === null) {
      const state = delivered ? 'delivered' : 'exhausted';
      await finish(tx, delivery.id, { state, finished_at: new Date(), next_attempt_at: null });
    } else {
      await finish(tx, delivery.id, { next_attempt_at: new Date(Date.now() + waitMs) });
      const next = { delivery_id: delivery.id, attempt: number + 1 };
      await queue.send(tx, 'deliver', next, { delayMs: waitMs });
    }
  });
}

type DeliveryChange = { next_attempt_at: Date | null; state?: 'delivered' | 'exhausted'; finished_at?: Date };

const finish = (tx: Tx, id: string, change: DeliveryChange) =>
  tx.updateTable('delivery').set(change).where('id', '=', id).execute();

/** When a failed attempt is followed by another, and after which answers none can succeed. */
interface Rule {
  waits: readonly number[];
  isFinal(attempt: Attempt): boolean;
}

function ruleFor({ webhook_id, dialect }: Delivery): Rule {
  // Other services try again whatever was answered.
  if (dialect) return { waits: dialects[dialect].waits, isFinal: () => false };
  const isGone = ({ statusCode }: Attempt) => statusCode === 410;
  if (webhook_id) return { waits: webhookWaits, isFinal: isGone };
  return { waits: callbackWaits, isFinal: (attempt) => isGone(attempt) || hasEnded(attempt) };
}

/** A waiting execution refuses a wrong signature with 401, and one that has ended says so with 409 "finished". */
const hasEnded = ({ statusCode, response }: Attempt): boolean =>
  statusCode === 401 || (statusCode === 409 && /finished/i.test(response));

/** Keeps since when a webhook fails, and switches it off when that is too long or it says so itself. */
async function noteHealth(
  tx: Tx,
  queue: Queue,
  { id, dialect, attempt }: { id: string; dialect: DialectName | null; attempt: Attempt },
): Promise<void> {
  if (isSuccess(attempt)) {
    await tx
      .updateTable('webhook')
      .set({ failing_since: null })
      .where('id', '=', id)
      .where('failing_since', 'is not', null)
      .execute();
    return;
  }
  const now = new Date();
  const webhook = await tx
    .updateTable('webhook')
    .set(({ fn, val }) => ({ failing_since: fn.coalesce('failing_since', val(now)) }))
    .where('id', '=', id)
    .returning('failing_since')
    .executeTakeFirst();
  const failingMs = now.getTime() - (webhook?.failing_since ?? now).getTime();
  const isGone = attempt.statusCode === 410 && !dialect;
  const reason = isGone ? 'gone' : failingMs > disableAfterMs ? 'failing' : null;
  if (reason) await disable(tx, queue, id, disabledReasons[reason]);
}

async function disable(tx: Tx, queue: Queue, id: string, reason: string): Promise<void> {
  const webhook = await tx
    .updateTable('webhook')
    .set({ disabled_at: new Date(), disabled_reason: reason })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!webhook) return;
  const data = { webhook: presentWebhook(webhook) };
  await emitEvents(tx, queue, [
    { accountId: webhook.account_id, type: 'webhook.disabled', subjectId: id, data },
  ]);
}
