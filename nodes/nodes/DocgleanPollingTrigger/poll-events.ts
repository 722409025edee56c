import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Event, EventType, Page } from '../shared/api';
import { eventJson, isWanted } from '../shared/events';
import { apiRequest } from '../shared/request';

/** What the trigger remembers: the last event it has seen, or the time of its first look. */
interface PollState extends IDataObject {
  after?: string;
}

/** More than that comes with the next look, so that no workflow starts with thousands of items. */
const mostEvents = 500;

/**
 * The events since the last look, oldest first. The first look only remembers the time: what happened before the workflow
 * was switched on does not start it. "Execute step" in the editor gives the newest event as a sample and remembers nothing.
 */
export async function pollEvents(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  const types = context.getNodeParameter('events') as EventType[];
  const parserId = context.getNodeParameter('ofParser', false)
    ? (context.getNodeParameter('parserId', '', { extractValue: true }) as string)
    : '';
  const qs = {
    ...(types.length === 1 && { type: types[0] }),
    ...(parserId && { parser_id: parserId }),
  };
  if (context.getMode() === 'manual') return sample(context, types, qs);

  const state = context.getWorkflowStaticData('node') as PollState;
  if (!state.after) {
    state.after = new Date().toISOString();
    return null;
  }
  const events = await eventsAfter(context, state.after, qs);
  const last = events.at(-1);
  if (!last) return null;
  state.after = last.id;
  return toItems(context, events, types);
}

async function eventsAfter(context: IPollFunctions, after: string, qs: IDataObject): Promise<Event[]> {
  const events: Event[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Event> = await apiRequest(context, {
      method: 'GET',
      path: '/v1/events',
      qs: { ...qs, after, order: 'asc', limit: 100, ...(cursor && { cursor }) },
    });
    events.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && events.length < mostEvents);
  return events;
}

async function sample(
  context: IPollFunctions,
  types: EventType[],
  qs: IDataObject,
): Promise<INodeExecutionData[][] | null> {
  const { items } = await apiRequest<Page<Event>>(context, {
    method: 'GET',
    path: '/v1/events',
    qs: { ...qs, limit: 100 },
  });
  const newest = items.find(({ type }) => types.includes(type));
  if (newest) return toItems(context, [newest], types);
  const { event } = await apiRequest<{ event: Event }>(context, {
    method: 'GET',
    path: `/v1/sample-events/${types[0]}`,
  });
  return toItems(context, [event], types);
}

function toItems(
  context: IPollFunctions,
  events: Event[],
  types: EventType[],
): INodeExecutionData[][] | null {
  const simplify = context.getNodeParameter('simplify', true) as boolean;
  const range = context.getNodeParameter('options', {}) as object;
  const items = events
    .filter((event) => types.includes(event.type) && isWanted(event, range))
    .map((event) => ({ json: eventJson(event, simplify) }));
  return items.length > 0 ? [items] : null;
}
