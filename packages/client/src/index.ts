export { createClient, type DocgleanClient, type EventFilters } from './client.ts';
export { DocgleanError } from './error.ts';
export {
  type VerificationFailure,
  verifyWebhook,
  type WebhookHeaders,
  WebhookVerificationError,
} from './verify-webhook.ts';
