import * as z from 'zod';
import { DocumentSummary } from './document.ts';
import { EventType } from './event-type.ts';
import { CallbackExtraction, Extraction } from './extraction.ts';
import { idOf } from './ids.ts';
import { Match } from './match.ts';
import { CallbackSection, SectionSummary } from './section.ts';
import { Webhook } from './webhook.ts';

const envelope = { id: idOf('event'), created_at: z.iso.datetime() };

const ExtractionEvent = z.strictObject({
  ...envelope,
  type: EventType.extract([
    'extraction.completed',
    'extraction.needs_review',
    'extraction.failed',
    'extraction.cancelled',
  ]),
  data: z.strictObject({ extraction: Extraction }),
});

const DocumentEvent = z.strictObject({
  ...envelope,
  type: EventType.extract([
    'document.completed',
    'document.needs_review',
    'document.failed',
    'document.reviewed',
  ]),
  data: z.strictObject({ document: DocumentSummary }),
});

const SectionEvent = z.strictObject({
  ...envelope,
  type: EventType.extract(['section.completed', 'section.failed']),
  data: z.strictObject({ section: SectionSummary }),
});

const MatchEvent = z.strictObject({
  ...envelope,
  type: EventType.extract(['matching.completed']),
  data: z.strictObject({ match: Match }),
});

const WebhookEvent = z.strictObject({
  ...envelope,
  type: EventType.extract(['webhook.test', 'webhook.disabled']),
  data: z.strictObject({ webhook: Webhook }),
});

export const Event = z.union([ExtractionEvent, DocumentEvent, MatchEvent, SectionEvent, WebhookEvent]).meta({
  id: 'Event',
  description:
    'What a webhook receives: the same object the API answers, less what is long: text, tables, and what a comparison found.',
});
export type Event = z.output<typeof Event>;

const ExtractionCallback = z.strictObject({
  ...envelope,
  type: z.enum([
    'extraction.completed',
    'extraction.needs_review',
    'extraction.failed',
    'extraction.cancelled',
    'extraction.timed_out',
  ]),
  data: z.strictObject({ extraction: CallbackExtraction }),
});

const SectionCallback = z.strictObject({
  ...envelope,
  type: z.enum(['section.completed', 'section.failed', 'section.timed_out']),
  data: z.strictObject({ section: CallbackSection }),
});

/** What a `callback_url` receives. */
export const Callback = z
  .union([ExtractionCallback, SectionCallback])
  .meta({ id: 'Callback', description: 'What a callback_url receives, once.' });
export type Callback = z.output<typeof Callback>;
