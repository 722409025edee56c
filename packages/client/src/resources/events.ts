import type { Event, EventType } from '@docglean/contract';
import type { Api } from '../api.ts';

/** Which events; `after` is the id of an event, or a time. */
export interface EventFilters {
  type?: EventType;
  parser_id?: string;
  after?: string;
  order?: 'asc' | 'desc';
  created_after?: string;
  created_before?: string;
}

export const eventsOf = ({ json, pages }: Api) => ({
  /**
   * The log behind the webhooks. To catch up: `order: 'asc'` and `after` the id of the last event you have seen,
   * or a time; every event then comes once, oldest first.
   */
  list: (filters: EventFilters = {}) => pages<Event>('/v1/events', { ...filters }),
  get: async (id: string): Promise<Event> => (await json<{ event: Event }>('GET', `/v1/events/${id}`)).event,
  /** Your newest event of the type, or where there is none (or with `real: false`) an example of it. */
  sample: (type: EventType, query: { real?: boolean; parser_id?: string } = {}) =>
    json<{ event: Event; is_real: boolean }>('GET', `/v1/sample-events/${type}`, { query }),
});
