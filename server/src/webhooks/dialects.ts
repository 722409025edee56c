import type { EventType, WebhookDialect } from '@docglean/contract';
import { dataextractorWebhooks } from '../http/surfaces/dataextractor/webhook.ts';
import { extralyCallbacks } from '../http/surfaces/extraly/webhook.ts';
import type { Dialect, DialectName } from './dialect.ts';

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  dataextractor: dataextractorWebhooks,
  extraly: extralyCallbacks,
};

interface Subscription {
  dialect: WebhookDialect | null;
  events: readonly EventType[];
}

/** The events that a webhook is told of. */
export function typesFor({ dialect, events }: Subscription): readonly EventType[] {
  const words = dialect && dialects[dialect].events;
  return words ? events.flatMap((word) => words[word] ?? []) : events;
}
