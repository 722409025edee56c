import type { accountOperations } from '@docglean/contract';
import { version } from '../../version.ts';
import type { HandlersOf } from '../types.ts';

export const accountHandlers: HandlersOf<typeof accountOperations> = {
  async getMe({ url }, { caller }) {
    const { accountId, accountName, keyId, keyName, scopes } = caller;
    return {
      json: {
        account: { id: accountId, name: accountName },
        api_key: { id: keyId, name: keyName, scopes },
        server: { version, url: url() },
      },
    };
  },
};
