import type { UpdateWebhook, Webhook } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { checkUrl } from '../network/check-url.ts';
import type { Services } from '../services.ts';
import { presentWebhook } from './present.ts';

export async function updateWebhook(
  { db, fetch }: Services,
  accountId: string,
  id: string,
  { url, events, description, enabled }: UpdateWebhook,
): Promise<Webhook> {
  if (url) await checkUrl(fetch, url, 'url');
  const row = await db
    .updateTable('webhook')
    .set({
      // Something is always set, so that an empty change is an update too.
      id,
      ...(url && { url }),
      ...(events && { events: [...new Set(events)] }),
      ...(description !== undefined && { description }),
      ...(enabled === true && { disabled_at: null, disabled_reason: null, failing_since: null }),
      ...(enabled === false && { disabled_at: new Date(), disabled_reason: 'Switched off by its owner.' }),
    })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentWebhook(row);
}
