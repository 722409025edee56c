import * as z from 'zod';
import { Delivery, DeliveryState } from '../delivery.ts';
import { idOf } from '../ids.ts';
import {
  CreatedWebhook,
  CreateWebhook,
  RecoverWebhook,
  Recovery,
  RotatedWebhook,
  RotateSecret,
  UpdateWebhook,
  Webhook,
  WebhookTest,
} from '../webhook.ts';
import { define, json, page, paging } from './operation.ts';

const byId = z.object({ id: idOf('webhook') });
const byDeliveryId = z.object({ id: idOf('delivery') });

export const webhooksOperations = define({
  createWebhook: {
    method: 'post',
    path: '/v1/webhooks',
    summary: 'Subscribe an address to events',
    tag: 'Webhooks',
    scope: 'write',
    body: json(CreateWebhook),
    success: {
      status: 201,
      description: 'Subscribed.',
      content: json(z.object({ webhook: CreatedWebhook })),
    },
    errors: ['URL_NOT_ALLOWED', 'PARSER_NOT_FOUND'],
  },
  listWebhooks: {
    method: 'get',
    path: '/v1/webhooks',
    summary: 'List webhooks',
    tag: 'Webhooks',
    scope: 'read',
    query: z.object(paging),
    success: { status: 200, description: 'Newest first.', content: json(page(Webhook)) },
    errors: [],
  },
  getWebhook: {
    method: 'get',
    path: '/v1/webhooks/{id}',
    summary: 'Get a webhook',
    tag: 'Webhooks',
    scope: 'read',
    params: byId,
    success: { status: 200, description: 'The webhook.', content: json(z.object({ webhook: Webhook })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  updateWebhook: {
    method: 'patch',
    path: '/v1/webhooks/{id}',
    summary: 'Change a webhook',
    tag: 'Webhooks',
    scope: 'write',
    params: byId,
    body: json(UpdateWebhook),
    success: { status: 200, description: 'Changed.', content: json(z.object({ webhook: Webhook })) },
    errors: ['RESOURCE_NOT_FOUND', 'URL_NOT_ALLOWED', 'PARSER_NOT_FOUND'],
  },
  deleteWebhook: {
    method: 'delete',
    path: '/v1/webhooks/{id}',
    summary: 'Unsubscribe',
    description: 'Deleting a webhook that is already gone is fine.',
    tag: 'Webhooks',
    scope: 'write',
    params: byId,
    success: { status: 204, description: 'Gone.' },
    errors: [],
  },
  testWebhook: {
    method: 'post',
    path: '/v1/webhooks/{id}/test',
    summary: 'Send a test',
    description:
      'Sends a `webhook.test` event at once, waits for the answer and says what came of it. Tried once, also where the ' +
      'webhook is switched off, and without consequences for it.',
    tag: 'Webhooks',
    scope: 'write',
    params: byId,
    success: { status: 200, description: 'The outcome.', content: json(z.object({ test: WebhookTest })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  rotateWebhookSecret: {
    method: 'post',
    path: '/v1/webhooks/{id}/rotate-secret',
    summary: 'Change the signing secret',
    description:
      'For 24 hours `webhook-signature` holds two signatures, apart by a space: of the new secret and of the one before. ' +
      '`webhook-event-signature` is made with the new one at once.',
    tag: 'Webhooks',
    scope: 'write',
    params: byId,
    body: json(RotateSecret),
    success: {
      status: 200,
      description: 'Changed.',
      content: json(z.object({ webhook: RotatedWebhook })),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  listDeliveries: {
    method: 'get',
    path: '/v1/webhooks/{id}/deliveries',
    summary: 'List deliveries',
    tag: 'Webhooks',
    scope: 'read',
    params: byId,
    query: z.object({ ...paging, state: DeliveryState.optional() }),
    success: {
      status: 200,
      description: 'Newest first, each with every try.',
      content: json(page(Delivery)),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  recoverWebhook: {
    method: 'post',
    path: '/v1/webhooks/{id}/recover',
    summary: 'Send again what was missed',
    description:
      'Sends every event of the time that this webhook is subscribed to and has never answered with a 2xx, also those ' +
      'that happened while it was switched off. What is still being tried is left alone.',
    tag: 'Webhooks',
    scope: 'write',
    params: byId,
    body: json(RecoverWebhook),
    success: {
      status: 202,
      description: 'On their way, oldest first.',
      content: json(z.object({ recovery: Recovery })),
    },
    errors: ['RESOURCE_NOT_FOUND', 'WEBHOOK_DISABLED'],
  },
  getDelivery: {
    method: 'get',
    path: '/v1/deliveries/{id}',
    summary: 'Get a delivery',
    tag: 'Webhooks',
    scope: 'read',
    params: byDeliveryId,
    success: {
      status: 200,
      description: 'The delivery, of a webhook or of a callback.',
      content: json(z.object({ delivery: Delivery })),
    },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  redeliver: {
    method: 'post',
    path: '/v1/deliveries/{id}/redeliver',
    summary: 'Deliver again',
    description:
      'Tries again at once, whatever came of it before, with the same `webhook-id`; if that fails, the tries begin anew.',
    tag: 'Webhooks',
    scope: 'write',
    params: byDeliveryId,
    success: {
      status: 202,
      description: 'On its way.',
      content: json(z.object({ delivery: Delivery })),
    },
    errors: ['RESOURCE_NOT_FOUND', 'WEBHOOK_DISABLED'],
  },
});
