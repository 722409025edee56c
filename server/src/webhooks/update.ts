import {
  type SubscribedEventType,
  type UpdateWebhook,
  type Webhook,
  wrongForDialect,
} from '@docglean/contract';
import { ApiError } from '../errors.ts';
import { checkUrl } from '../network/check-url.ts';
import { requireParser } from '../parsers/require.ts';
import type { Services } from '../services.ts';
import { disabledReasons } from './disabled-reasons.ts';
import { getWebhook } from './get.ts';
import { presentWebhook } from './present.ts';

export async function updateWebhook(
  { db, fetch }: Services,
  accountId: string,
  id: string,
  { url, events, description, parser_id, enabled }: UpdateWebhook,
): Promise<Webhook> {
  if (url) await checkUrl(fetch, url, 'url');
  if (parser_id) await requireParser(db, accountId, parser_id);
  if (events) checkEvents(await getWebhook(db, accountId, id), events);
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

/** A dialect, which stays as it is, has words for its own events only. Throws INVALID_PAYLOAD. */
function checkEvents({ dialect }: Webhook, events: readonly SubscribedEventType[]): void {
  const message = wrongForDialect(dialect, events);
  if (message) throw new ApiError('INVALID_PAYLOAD', { details: [{ path: 'events', message }] });
}
