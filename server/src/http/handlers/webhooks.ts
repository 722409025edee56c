import type { webhooksOperations } from '@docglean/contract';
import { getDelivery } from '../../deliveries/get.ts';
import { listDeliveries } from '../../deliveries/list.ts';
import { redeliver } from '../../deliveries/redeliver.ts';
import { createWebhook } from '../../webhooks/create.ts';
import { deleteWebhook } from '../../webhooks/delete.ts';
import { getWebhook } from '../../webhooks/get.ts';
import { listWebhooks } from '../../webhooks/list.ts';
import { recoverWebhook } from '../../webhooks/recover.ts';
import { rotateWebhookSecret } from '../../webhooks/rotate-secret.ts';
import { testWebhook } from '../../webhooks/test.ts';
import { updateWebhook } from '../../webhooks/update.ts';
import type { HandlersOf } from '../types.ts';

export const webhooksHandlers: HandlersOf<typeof webhooksOperations> = {
  async createWebhook(services, { caller, body }) {
    return { json: { webhook: await createWebhook(services, caller.accountId, body) } };
  },

  async listWebhooks({ db }, { caller, query }) {
    return { json: await listWebhooks(db, caller.accountId, query) };
  },

  async getWebhook({ db }, { caller, params }) {
    return { json: { webhook: await getWebhook(db, caller.accountId, params.id) } };
  },

  async updateWebhook(services, { caller, params, body }) {
    return { json: { webhook: await updateWebhook(services, caller.accountId, params.id, body) } };
  },

  async deleteWebhook({ db }, { caller, params }) {
    await deleteWebhook(db, caller.accountId, params.id);
    return null;
  },

  async testWebhook(services, { caller, params }) {
    return { json: { test: await testWebhook(services, caller.accountId, params.id) } };
  },

  async rotateWebhookSecret({ db }, { caller, params, body }) {
    return { json: { webhook: await rotateWebhookSecret(db, caller.accountId, params.id, body) } };
  },

  async listDeliveries({ db }, { caller, params, query }) {
    return { json: await listDeliveries(db, caller.accountId, params.id, query) };
  },

  async recoverWebhook(services, { caller, params, body }) {
    return { json: { recovery: await recoverWebhook(services, caller.accountId, params.id, body) } };
  },

  async getDelivery({ db }, { caller, params }) {
    return { json: { delivery: await getDelivery(db, caller.accountId, params.id) } };
  },

  async redeliver(services, { caller, params }) {
    return { json: { delivery: await redeliver(services, caller.accountId, params.id) } };
  },
};
