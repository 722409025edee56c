import type { ApiKey, CreatedApiKey, Credits, Me, Scope, Usage } from '@docglean/contract';
import type { Api } from '../api.ts';

export const accountOf = ({ json, pages, request }: Api) => ({
  /** Whose key this is and what it may do. */
  me: () => json<Me>('GET', '/v1/me'),
  /** Balance, prices, and pages of this month. */
  credits: async (): Promise<Credits> => (await json<{ credits: Credits }>('GET', '/v1/credits')).credits,
  /** Documents, pages and credits by day; days like `2026-03-31`, in UTC. */
  usage: async (days: { from?: string; to?: string } = {}): Promise<Usage> =>
    (await json<{ usage: Usage }>('GET', '/v1/usage', { query: days })).usage,

  /** Needs a key with the scope `admin`. */
  apiKeys: {
    list: () => pages<ApiKey>('/v1/api-keys'),
    /** The answer holds the key itself, this once. */
    create: async (input: { name: string; scopes?: Scope[] }): Promise<CreatedApiKey> =>
      (await json<{ api_key: CreatedApiKey }>('POST', '/v1/api-keys', { json: input })).api_key,
    revoke: async (id: string): Promise<void> => void (await request('DELETE', `/v1/api-keys/${id}`)),
  },
});
