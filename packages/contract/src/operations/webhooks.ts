import * as z from 'zod';
import { idOf } from '../ids.ts';
import { CreatedWebhook, CreateWebhook, UpdateWebhook, Webhook } from '../webhook.ts';
import { define, json, page, paging } from './operation.ts';

const byId = z.object({ id: idOf('webhook') });

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
    errors: ['URL_NOT_ALLOWED'],
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
    errors: ['RESOURCE_NOT_FOUND', 'URL_NOT_ALLOWED'],
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
});
