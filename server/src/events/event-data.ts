import type { Callback, Event } from '@docglean/contract';

/** What an event carries, that of callbacks included. */
export type EventData = Event['data'] | Callback['data'];

/** The parser whose work an event is about. */
export function parserOf(data: EventData): string | null {
  if ('document' in data) return data.document.parser_id;
  if ('match' in data) return data.match.parser_id;
  return 'extraction' in data ? data.extraction.parser_id : null;
}
