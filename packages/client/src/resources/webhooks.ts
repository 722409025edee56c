import type {
  CreateWebhook,
  Delivery,
  DeliveryState,
  RecoverWebhook,
  Recovery,
  RotatedWebhook,
  RotateSecret,
  UpdateWebhook,
  Webhook,
  WebhookTest,
} from '@docglean/contract';
import type { Api } from '../api.ts';

export const webhooksOf = ({ json, pages, request }: Api) => ({
  create: async (input: CreateWebhook): Promise<Webhook & { secret: string }> =>
    (await json<{ webhook: Webhook & { secret: string } }>('POST', '/v1/webhooks', { json: input })).webhook,
  list: () => pages<Webhook>('/v1/webhooks'),
  get: async (id: string): Promise<Webhook> =>
    (await json<{ webhook: Webhook }>('GET', `/v1/webhooks/${id}`)).webhook,
  update: async (id: string, input: UpdateWebhook): Promise<Webhook> =>
    (await json<{ webhook: Webhook }>('PATCH', `/v1/webhooks/${id}`, { json: input })).webhook,
  delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/webhooks/${id}`)),
  /** Sends a `webhook.test` event at once and says what came of it. */
  test: async (id: string): Promise<WebhookTest> =>
    (await json<{ test: WebhookTest }>('POST', `/v1/webhooks/${id}/test`)).test,
  /** A new secret, made or given; deliveries are signed with the one before too for 24 hours. */
  rotateSecret: async (id: string, input: RotateSecret = {}): Promise<RotatedWebhook> =>
    (await json<{ webhook: RotatedWebhook }>('POST', `/v1/webhooks/${id}/rotate-secret`, { json: input }))
      .webhook,
  /** Newest first, each with every try. */
  deliveries: (id: string, filters: { state?: DeliveryState } = {}) =>
    pages<Delivery>(`/v1/webhooks/${id}/deliveries`, filters),
  /** Sends again every event of the time that never got a 2xx. */
  recover: async (id: string, input: RecoverWebhook): Promise<Recovery> =>
    (await json<{ recovery: Recovery }>('POST', `/v1/webhooks/${id}/recover`, { json: input })).recovery,
});

export const deliveriesOf = ({ json }: Api) => ({
  get: async (id: string): Promise<Delivery> =>
    (await json<{ delivery: Delivery }>('GET', `/v1/deliveries/${id}`)).delivery,
  redeliver: async (id: string): Promise<Delivery> =>
    (await json<{ delivery: Delivery }>('POST', `/v1/deliveries/${id}/redeliver`)).delivery,
});
