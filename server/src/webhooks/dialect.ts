import type { EventType, WebhookDialect } from '@docglean/contract';
import type { EventData } from '../events/event-data.ts';
import type { Services } from '../services.ts';

/** Services in whose words callbacks are sent that were asked for in their words. */
export type CallbackDialect = 'extraly';

/** What goes over the line. */
export interface Message {
  headers: Record<string, string>;
  body: string;
}

export interface SentEvent {
  id: string;
  type: string;
  subject_id: string;
  data: EventData;
  created_at: Date;
}

/** An event on its way to an address. */
export interface Told {
  accountId: string;
  event: SentEvent;
  /** The newest first. */
  secrets: readonly string[];
}

/** How another service tells what happened. */
export interface Dialect {
  /** Null: what it is about is gone, so there is nothing to tell. */
  compose(services: Services, told: Told): Message | Promise<Message | null>;
  /** Before each try after the first. */
  waits: readonly number[];
  /** The events behind each word that its webhooks subscribe to; left out where it has callbacks only. */
  events?: Readonly<Partial<Record<EventType, readonly EventType[]>>>;
}

export type DialectName = WebhookDialect | CallbackDialect;
