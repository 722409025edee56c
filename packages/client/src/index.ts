export type { DocumentFilter, ExtractionFilter, MatchFilter, SectionFilter } from '@docglean/contract';
export { createClient, type DocgleanClient } from './client.ts';
export type { CallOptions, Connection } from './connection.ts';
export { DocgleanError } from './error.ts';
export type { EventFilters } from './resources/events.ts';
export type { ExtractionInput } from './resources/extractions.ts';
export type { SectionInput } from './resources/sections.ts';
export {
  type VerificationFailure,
  verifyWebhook,
  type WebhookHeaders,
  WebhookVerificationError,
} from './verify-webhook.ts';
