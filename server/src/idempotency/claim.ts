import { randomUUID } from 'node:crypto';
import type { Db } from '../store/database.ts';
import { hashOfKey, unlockAnswer } from './answer-lock.ts';

/** How long a request is believed to run without a sign of life: its process may have died. */
const aliveForMs = 30_000;
const keptMs = 24 * 3600_000;

export interface RequestKey {
  accountId: string;
  operation: string;
  /** The Idempotency-Key as the caller sent it. */
  key: string;
}

/** The right to run a request: nobody else runs it as long as it is renewed. */
export interface Claim extends RequestKey {
  id: string;
}

export interface KeptAnswer {
  status: number;
  body: string;
}

type Found = { claim: Claim } | { running: true } | { fingerprint: Buffer; answer: KeptAnswer };

/** Claims a request, or says that it is running or what was answered. One row decides, whichever process asks. */
export async function claimRequest(db: Db, request: RequestKey): Promise<Found> {
  const id = randomUUID();
  const now = Date.now();
  const times = { claimed_until: new Date(now + aliveForMs), expires_at: new Date(now + keptMs) };
  const claimed = await db
    .insertInto('idempotent_request')
    .values({ ...rowOf(request), claim: id, ...times, fingerprint: null, status: null, answer: null })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'operation', 'key_hash'])
        .doUpdateSet({ claim: id, ...times, fingerprint: null, status: null, answer: null })
        .where((its) =>
          its.or([
            its('idempotent_request.expires_at', '<=', new Date(now)),
            its.and([
              its('idempotent_request.status', 'is', null),
              its('idempotent_request.claimed_until', '<=', new Date(now)),
            ]),
          ]),
        ),
    )
    .returning('claim')
    .executeTakeFirst();
  if (claimed) return { claim: { ...request, id } };
  const row = await db
    .selectFrom('idempotent_request')
    .select(['status', 'fingerprint', 'answer'])
    .where((its) => its.and(rowOf(request)))
    .executeTakeFirst();
  if (!row?.status || !row.fingerprint || !row.answer) return { running: true };
  return {
    fingerprint: row.fingerprint,
    answer: { status: row.status, body: unlockAnswer(row.answer, request.key) },
  };
}

/** Says that a claimed request is still running, again and again until the returned function is called. */
export function keepAlive(db: Db, claim: Claim): () => void {
  const timer = setInterval(() => {
    db.updateTable('idempotent_request')
      .set({ claimed_until: new Date(Date.now() + aliveForMs) })
      .where((its) => its.and(mine(claim)))
      .execute()
      // Without it the claim only ends sooner.
      .catch(() => {});
  }, aliveForMs / 3).unref();
  return () => clearInterval(timer);
}

/** On a database of this process alone: what is still claimed was run by a process that died. */
export async function releaseClaims(db: Db): Promise<void> {
  await db.deleteFrom('idempotent_request').where('status', 'is', null).execute();
}

const rowOf = ({ accountId, operation, key }: RequestKey) => ({
  account_id: accountId,
  operation,
  key_hash: hashOfKey(key),
});

/** The row of a claim, as long as nobody else has taken it over. */
export const mine = (claim: Claim) => ({ ...rowOf(claim), claim: claim.id });
