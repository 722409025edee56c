import type { Db } from '../store/database.ts';

/** Counted minutes are kept for two hours: nothing looks back that far. */
const countsKeptMs = 2 * 3600_000;

/** Deletes kept answers, tokens and counts of requests whose time is over. Gives how many. */
export async function sweepRequests(db: Db): Promise<number> {
  const now = new Date();
  const old = new Date(now.getTime() - countsKeptMs);
  const deleted = [
    await db.deleteFrom('idempotent_request').where('expires_at', '<=', now).executeTakeFirstOrThrow(),
    await db.deleteFrom('access_token').where('expires_at', '<=', now).executeTakeFirstOrThrow(),
    await db.deleteFrom('rate_window').where('started_at', '<=', old).executeTakeFirstOrThrow(),
  ];
  return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
