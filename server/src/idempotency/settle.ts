import type { Db } from '../store/database.ts';
import { lockAnswer } from './answer-lock.ts';
import { type Claim, type KeptAnswer, mine } from './claim.ts';

/** Keeps the answer of a claimed request for those who send it again. */
export async function keepAnswer(
  db: Db,
  claim: Claim,
  fingerprint: Buffer,
  { status, body }: KeptAnswer,
): Promise<void> {
  await db
    .updateTable('idempotent_request')
    .set({ fingerprint, status, answer: lockAnswer(body, claim.key) })
    .where((its) => its.and(mine(claim)))
    .execute();
}

/** Forgets a claimed request, so that it can be sent again. */
export async function releaseClaim(db: Db, claim: Claim): Promise<void> {
  await db
    .deleteFrom('idempotent_request')
    .where((its) => its.and(mine(claim)))
    .execute();
}
