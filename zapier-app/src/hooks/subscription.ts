import type { Bundle, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { CreatedWebhook, EventType } from '../api/types.ts';

/** What Zapier keeps of a subscription and gives back with every call. */
export interface Subscription {
  id: string;
  secret: string;
}

export async function subscribe(
  z: ZObject,
  bundle: Bundle,
  { events, label }: { events: readonly EventType[]; label: string },
): Promise<Subscription> {
  const { webhook } = await call<{ webhook: CreatedWebhook }>(z, {
    path: '/v1/webhooks',
    method: 'POST',
    body: {
      url: bundle.targetUrl,
      events,
      description: `Zapier: ${label}`,
      parser_id: bundle.inputData.parser_id || undefined,
    },
  });
  return { id: webhook.id, secret: webhook.secret };
}

/** Fine also where the server has it no more. */
export async function unsubscribe(z: ZObject, bundle: Bundle): Promise<{ id: string }> {
  const { id } = bundle.subscribeData as Subscription;
  await call(z, { path: `/v1/webhooks/${encodeURIComponent(id)}`, method: 'DELETE' });
  return { id };
}
