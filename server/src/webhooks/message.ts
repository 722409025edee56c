import type { EventData } from '../events/event-data.ts';
import type { Services } from '../services.ts';

/** What goes over the line. */
export interface Message {
  headers: Record<string, string>;
  body: string;
}

interface SentEvent {
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

/** Puts an event into the words of an address. Null: what it is about is gone, so there is nothing to tell. */
export type Compose = (services: Services, told: Told) => Message | Promise<Message | null>;
