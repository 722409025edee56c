import type { UpdateWebhook, Webhook } from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { checkUrl } from '../network/check-url.ts';
import { requireParser } from '../parsers/require.ts';
import type { Services } from '../services.ts';
import { disabledReasons } from './disabled-reasons.ts';
import { presentWebhook } from './present.ts';

export async function updateWebhook(
  { db, fetch }: Services,
  accountId: string,
  id: string,
  { url, events, description, parser_id, enabled }: UpdateWebhook,
): Promise<Webhook> {
  if (url) await checkUrl(fetch, url, 'url');
  if (parser_id) await requireParser(db, accountId, parser_id);
  const row = await db
    .updateTable('webhook')
    .set({
      // Something is always set, so that an empty change is an update too.
      id,
      ...(url && { url }),
      ...(events && { events: [...new Set(events)] }),
      ...(description !== undefined && { description }),
      ...(parser_id !== undefined && { parser_id }),
      ...(enabled === true && { disabled_at: null, disabled_reason: null, failing_since: null }),
      ...(enabled === false && { disabled_at: new Date(), disabled_reason: disabledReasons.owner }),
    })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new ApiError('RESOURCE_NOT_FOUND');
  return presentWebhook(row);
}
