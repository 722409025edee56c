import * as z from 'zod';
import { Event } from '../event.ts';
import { EventType } from '../event-type.ts';
import { idOf } from '../ids.ts';
import { ParserId } from '../parser.ts';
import { created, define, json, page, paging, yesOrNo } from './operation.ts';

const EventIdOrTime = z
  .union(
    [z.string().regex(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/), z.iso.datetime({ offset: true })],
    'Give the id of an event, or a time such as 2026-03-01T00:00:00.000Z.',
  )
  .meta({ example: 'evt_01JDA3M5R2V9Q8XK4T7W6Z1B0C' });

const types = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()))
  .pipe(z.array(EventType).min(1));

export const eventsOperations = define({
  listEvents: {
    method: 'get',
    path: '/v1/events',
    summary: 'List events',
    description:
      'The log behind the webhooks, newest first. To poll, or to catch up after an outage, ask with `order=asc` and ' +
      '`after` = the id of the last event you have seen, follow `next_cursor` to its end, and remember the id of the last ' +
      'item for the next time: so every event comes exactly once. The id may be that of an event that is deleted by now. ' +
      'With `order=asc` an event appears two seconds after it happened, because only then is it sure that none comes in before it.',
    tag: 'Events',
    scope: 'read',
    query: z.object({
      ...paging,
      type: types.optional().meta({
        description: 'Only events of this type, or of these types, apart by commas.',
        example: 'extraction.completed,extraction.failed',
      }),
      parser_id: ParserId.optional().meta({
        description: 'Only of documents and extractions of this parser.',
      }),
      after: EventIdOrTime.optional().meta({
        description: 'Only what happened after this event, or at this time or later.',
      }),
      order: z
        .enum(['desc', 'asc'])
        .default('desc')
        .meta({ description: '`desc`: newest first. `asc`: oldest first, what a poller needs.' }),
      ...created,
    }),
    success: { status: 200, description: 'In the order asked for.', content: json(page(Event)) },
    errors: [],
  },
  getEvent: {
    method: 'get',
    path: '/v1/events/{id}',
    summary: 'Get an event',
    tag: 'Events',
    scope: 'read',
    params: z.object({ id: idOf('event') }),
    success: { status: 200, description: 'The event.', content: json(z.object({ event: Event })) },
    errors: ['RESOURCE_NOT_FOUND'],
  },
  getSampleEvent: {
    method: 'get',
    path: '/v1/sample-events/{type}',
    summary: 'Get an example of an event',
    description:
      'For editors that need a sample before anything has happened: your newest event of this type where there is one, ' +
      'a made-up one of the same shape otherwise.',
    tag: 'Events',
    scope: 'read',
    params: z.object({ type: EventType }),
    query: z.object({
      real: yesOrNo.default(true).meta({ description: '`false`: always the made-up one.' }),
      parser_id: ParserId.optional().meta({
        description: 'With the fields of this parser instead of those of an invoice.',
      }),
    }),
    success: {
      status: 200,
      description: 'The example.',
      content: json(
        z.object({
          event: Event,
          is_real: z.boolean().meta({ description: 'Whether this has happened in your account.' }),
        }),
      ),
    },
    errors: ['PARSER_NOT_FOUND'],
  },
});
