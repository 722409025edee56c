import type { webhooksOperations } from '@docglean/contract';
import { createWebhook } from '../../webhooks/create.ts';
import { deleteWebhook } from '../../webhooks/delete.ts';
import { getWebhook } from '../../webhooks/get.ts';
import { listWebhooks } from '../../webhooks/list.ts';
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
};
