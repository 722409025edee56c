import * as z from 'zod';

/** `webhook.test` goes only to the webhook that is tested; all others can be subscribed to. */
const subscribable = [
  'extraction.completed',
  'extraction.needs_review',
  'extraction.failed',
  'extraction.cancelled',
  'document.completed',
  'document.needs_review',
  'document.failed',
  'document.reviewed',
  'section.completed',
  'section.failed',
  'matching.completed',
  'webhook.disabled',
] as const;

export const eventTypes = [...subscribable, 'webhook.test'] as const;

export const EventType = z.enum(eventTypes).meta({ id: 'EventType' });
export type EventType = z.output<typeof EventType>;

export const SubscribedEventType = z.enum(subscribable).meta({ id: 'SubscribedEventType' });
export type SubscribedEventType = z.output<typeof SubscribedEventType>;
