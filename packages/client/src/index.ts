export { createClient, type DocgleanClient } from './client.ts';
export type { CallOptions, Connection } from './connection.ts';
export { DocgleanError } from './error.ts';
export type { DocumentFilters } from './resources/documents.ts';
export type { EventFilters } from './resources/events.ts';
export type { ExtractionFilters, ExtractionInput } from './resources/extractions.ts';
export {
  type VerificationFailure,
  verifyWebhook,
  type WebhookHeaders,
  WebhookVerificationError,
} from './verify-webhook.ts';
