import type { eventsOperations } from '@docglean/contract';
import { getEvent } from '../../events/get.ts';
import { getSampleEvent } from '../../events/get-sample.ts';
import { listEvents } from '../../events/list.ts';
import type { HandlersOf } from '../types.ts';

export const eventsHandlers: HandlersOf<typeof eventsOperations> = {
  async listEvents({ db }, { caller, query }) {
    return { json: await listEvents(db, caller.accountId, query) };
  },

  async getEvent({ db }, { caller, params }) {
    return { json: { event: await getEvent(db, caller.accountId, params.id) } };
  },

  async getSampleEvent({ db }, { caller, params, query }) {
    return { json: await getSampleEvent(db, caller.accountId, params.type, query) };
  },
};
