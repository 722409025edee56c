import * as z from 'zod';
import { idOf } from './ids.ts';

export const deliveryStates = ['pending', 'delivered', 'exhausted', 'dropped'] as const;
export const DeliveryState = z.enum(deliveryStates).meta({
  id: 'DeliveryState',
  description:
    '`pending`: a try is due. `delivered`: a try was answered with a 2xx. `exhausted`: no try was, and none will follow. `dropped`: the webhook was switched off meanwhile.',
});
export type DeliveryState = z.output<typeof DeliveryState>;

export const DeliveryAttempt = z
  .strictObject({
    started_at: z.iso.datetime(),
    duration_ms: z.int(),
    status_code: z.int().nullable().meta({ description: 'null where there was no answer.' }),
    response: z.string().meta({ description: 'The first 2 KB of the answer, or why there was none.' }),
  })
  .meta({ id: 'DeliveryAttempt' });
export type DeliveryAttempt = z.output<typeof DeliveryAttempt>;

export const Delivery = z
  .strictObject({
    id: idOf('delivery'),
    state: DeliveryState,
    event_id: idOf('event'),
    event_type: z.string().meta({
      description:
        'As in GET /v1/events; also `extraction.timed_out` and `section.timed_out`, which only callbacks receive.',
      example: 'document.completed',
    }),
    webhook_id: idOf('webhook').nullable().meta({ description: 'null for a callback.' }),
    extraction_id: idOf('extraction').nullable().meta({
      description: 'The extraction whose callback this is.',
    }),
    section_id: idOf('section').nullable().meta({ description: 'The comparison whose callback this is.' }),
    attempts: z.array(DeliveryAttempt).meta({ description: 'Every try, the first one first.' }),
    next_attempt_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Delivery', description: 'One event on its way to one address, with all its tries.' });
export type Delivery = z.output<typeof Delivery>;
