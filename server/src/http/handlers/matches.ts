import type { matchesOperations } from '@docglean/contract';
import { createMatch } from '../../matches/create.ts';
import { deleteMatch } from '../../matches/delete.ts';
import { getMatch } from '../../matches/get.ts';
import { listMatches } from '../../matches/list.ts';
import { reviewMatch } from '../../matches/review.ts';
import type { HandlersOf } from '../types.ts';

export const matchesHandlers: HandlersOf<typeof matchesOperations> = {
  async createMatch(services, { caller, body }) {
    return { json: { match: await createMatch(services, caller.accountId, body) } };
  },

  async listMatches({ db }, { caller, query }) {
    return { json: await listMatches(db, caller.accountId, query) };
  },

  async getMatch({ db }, { caller, params }) {
    return { json: { match: await getMatch(db, caller.accountId, params.id) } };
  },

  async reviewMatch(services, { caller, params, body }) {
    return { json: { match: await reviewMatch(services, caller.accountId, params.id, body) } };
  },

  async deleteMatch(services, { caller, params }) {
    await deleteMatch(services, caller.accountId, params.id);
    return null;
  },
};
