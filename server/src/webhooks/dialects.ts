import type { EventType, WebhookDialect } from '@docglean/contract';
import { growingWaits } from './schedule.ts';

/** Services in whose words callbacks are sent that were asked for in their words. */
export type CallbackDialect = 'extraly';

/** In whose words an address is told what happened. */
export type DialectName = WebhookDialect | CallbackDialect;

interface Dialect {
  /** Milliseconds before each try after the first. */
  waits: readonly number[];
  /** The events behind each word that its webhooks subscribe to; left out where it has callbacks only. */
  events?: Readonly<Partial<Record<EventType, readonly EventType[]>>>;
}

/** When and of what other services tell; how they say it is in `compose.ts`. */
export const dialects = {
  dataextractor: {
    waits: growingWaits(5),
    // A dataset is one document, so the end of its extraction is that of the document.
    events: {
      'extraction.completed': ['document.completed', 'document.needs_review'],
      'extraction.failed': ['document.failed'],
      'matching.completed': ['matching.completed'],
    },
  },
  extraly: { waits: growingWaits(3) },
} as const satisfies Record<DialectName, Dialect>;

interface Subscription {
  dialect: WebhookDialect | null;
  events: readonly EventType[];
}

/** The events that a webhook is told of. */
export function typesFor({ dialect, events }: Subscription): readonly EventType[] {
  if (!dialect) return events;
  const words: Dialect['events'] = dialects[dialect].events;
  return events.flatMap((word) => words?.[word] ?? []);
}
