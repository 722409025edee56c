import type { RotatedWebhook, RotateSecret } from '@docglean/contract';
import { sql } from 'kysely';
import { ApiError } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { presentWebhook } from './present.ts';
import { newSecret } from './sign.ts';

const previousValidMs = 24 * 3600_000;

/** Gives a webhook a new secret; the one before signs beside it for a day. Throws RESOURCE_NOT_FOUND. */
export async function rotateWebhookSecret(
  db: Db,
  accountId: string,
  id: string,
  { secret }: RotateSecret,
): Promise<RotatedWebhook> {
  const until = new Date(Date.now() + previousValidMs);
  const row = await db
    .updateTable('webhook')
    .set({
      secret: secret ?? newSecret(),
      previous_secret: sql.ref('secret'),
      previous_secret_until: until,
    })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return {
    ...presentWebhook(row),
    secret: row.secret,
    previous_secret_valid_until: until.toISOString(),
  };
}
