import type { accountOperations } from '@docglean/contract';
import { createKey } from '../../accounts/create-key.ts';
import { createToken } from '../../accounts/create-token.ts';
import { listKeys } from '../../accounts/list-keys.ts';
import { revokeKey } from '../../accounts/revoke-key.ts';
import { getCredits } from '../../credits/get-credits.ts';
import { getUsage } from '../../credits/get-usage.ts';
import { version } from '../../version.ts';
import { admit } from '../authenticate.ts';
import { basicCredentials } from '../basic-credentials.ts';
import type { HandlersOf } from '../types.ts';

export const accountHandlers: HandlersOf<typeof accountOperations> = {
  async getMe({ url, model }, { caller }) {
    const { accountId, accountName, keyId, keyName, scopes } = caller;
    return {
      json: {
        account: { id: accountId, name: accountName },
        api_key: { id: keyId, name: keyName, scopes },
        server: { version, url: url(), ai_model: model?.name ?? null },
      },
    };
  },

  async getCredits({ db }, { caller }) {
    return { json: { credits: await getCredits(db, caller) } };
  },

  async getUsage({ db }, { caller, query }) {
    return { json: { usage: await getUsage(db, caller.accountId, query) } };
  },

  async listApiKeys({ db }, { caller, query }) {
    return { json: await listKeys(db, caller.accountId, query) };
  },

  async createApiKey({ db }, { caller, body }) {
    return { json: { api_key: await createKey(db, caller.accountId, body) } };
  },

  async revokeApiKey({ db }, { caller, params }) {
    await revokeKey(db, caller.accountId, params.id);
    return null;
  },

  async createToken(services, { body, request, response }) {
    const basic = basicCredentials(request);
    const wish = {
      keyId: basic?.user ?? body?.client_id,
      key: basic?.password ?? body?.client_secret,
      scope: body?.scope,
    };
    return { json: await createToken(services, wish, (rate) => admit(response, rate)) };
  },
};
